// Plain JavaScript, because it must run on the system's own Node: it starts a script of this folder on the pinned
// Node 24, which npm puts first on the path once packages are installed, and says so when they are not.
const [name = ''] = process.argv.splice(2, 1);
if (process.features.typescript) {
  await import(new URL(`${name}.ts`, import.meta.url).href);
} else {
  console.error('The packages of Umeet are not installed yet. Run this first:  npm ci');
  process.exitCode = 1;
}

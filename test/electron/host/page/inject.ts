import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import type { WorldFacts } from './messages.ts';

// Puts the files of this folder together into one script for a page. They are plain modules, named exports, nothing
// renamed, every top-level name once, so leaving out the words `import` and `export` is all it takes.

const IMPORT = /^import\s[^;]*?from\s+'([^']+)';$/gms;
const DECLARATION = /^(?:export )?(?:async )?(?:function|const|let|class) (\w+)/gm;

/** Code of a module and of what it imports, dependencies first. */
function bundle(entry: string): string {
  const order = new Map<string, string>();
  const add = (url: string): void => {
    if (order.has(url)) return;
    order.set(url, '');
    const code = stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
    const imported = [...code.matchAll(IMPORT)].map(([, name = '']) => new URL(name, url).href);
    for (const dependency of imported) add(dependency);
    // Anew, so that it stands behind what it imports.
    order.delete(url);
    order.set(url, code.replaceAll(IMPORT, '').replaceAll(/^export /gm, ''));
  };
  add(new URL(entry, import.meta.url).href);
  const text = [...order.values()].join('\n');
  const names = [...text.matchAll(DECLARATION)].map(([, name = '']) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two page modules declare ${twice}`);
  return text;
}

let worlds: { readonly main: string; readonly isolated: string } | undefined;

/** What is injected into a page, by world. */
export interface PageScripts {
  readonly main: string;
  readonly isolated: string;
}

/** What the scripts of a page depend on. */
export interface PageScriptParts {
  readonly secret: string;
  readonly facts: WorldFacts;
  readonly preload: string | undefined;
  /** The page begins empty and its `window` is taken over by the first real page. */
  readonly isPopup: boolean;
}

/** Makes the scripts. They do nothing in frames inside the page and run once in a page. */
export function pageScripts({ secret, facts, preload, isPopup }: PageScriptParts): PageScripts {
  worlds ??= { main: bundle('./mainWorld.ts'), isolated: bundle('./isolatedWorld.ts') };
  const key = JSON.stringify(secret);
  const mark = `Symbol.for(${key})`;
  const isEmpty = isPopup ? 'false' : "location.href === 'about:blank'";
  const guard =
    `if (window.top !== window || ${isEmpty} || ${mark} in window) return; ` +
    `Object.defineProperty(window, ${mark}, { value: 1 });`;
  const given = preload === undefined ? 'undefined' : preloadCode(preload);
  const isolated = `startIsolatedWorld(${key}, ${JSON.stringify(facts)}, ${given});`;
  return {
    main: inFunction(guard, worlds.main, `startMainWorld(${key});`),
    isolated: inFunction(guard, worlds.isolated, isolated),
  };
}

function inFunction(guard: string, code: string, start: string): string {
  return `(() => { ${guard}\n${code}\n${start}\n})()\n//# sourceURL=electron-host-page.js`;
}

/** The preload script as an object literal; what is wrong with it is found here and told there, as Electron does. */
function preloadCode(path: string): string {
  const name = JSON.stringify(path);
  const problem = (text: string) => `{ path: ${name}, problem: ${JSON.stringify(text)} }`;
  if (!isAbsolute(path)) return problem('preload script must have absolute path');
  try {
    const code = readFileSync(path, 'utf8');
    const wrapped = `(function (require, process, exports, module, global) {${code}\n})`;
    // Throws at once what would stop the whole script, such as an `import` in a CommonJS file.
    void new Script(wrapped, { filename: path });
    return `{ path: ${name}, run: ${wrapped} }`;
  } catch (error) {
    return problem((error as Error).message);
  }
}

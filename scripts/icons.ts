import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { encodeIcns, encodeIco, type SquarePng } from './lib/icons/containers.ts';
import { ICON_FILES, type IconFile } from './lib/icons/plan.ts';
import { withRenderer, type RenderIcon } from './lib/icons/render.ts';
import { ICONS_STAMP, iconsHash } from './lib/icons/stamp.ts';
import { inRoot } from './lib/paths.ts';
import { runScript, say } from './lib/say.ts';
import { obtainTestBrowser } from './lib/testBrowser.ts';

// Renders the drawings in build/icons/ into the files that packages and the program use. They are kept in git.
await runScript(async () => {
  const sizes: number[] = [];
  await withRenderer(obtainTestBrowser().path, async (render) => {
    for (const icon of ICON_FILES) sizes.push(await writeIcon(icon, render));
  });
  writeFileSync(ICONS_STAMP, `${iconsHash()}\n`);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  say(`Rendered ${sizes.length} icon files, ${Math.ceil(bytes / 1024)} kB`);
  return 0;
});

async function writeIcon({ file, renderings }: IconFile, render: RenderIcon): Promise<number> {
  const pictures: SquarePng[] = [];
  for (const rendering of renderings) {
    pictures.push({ pixels: rendering.pixels, png: await render(rendering) });
  }
  const content = encode(file, pictures);
  mkdirSync(dirname(inRoot(file)), { recursive: true });
  writeFileSync(inRoot(file), content);
  return content.length;
}

function encode(file: string, pictures: readonly SquarePng[]): Buffer {
  if (extname(file) === '.ico') return encodeIco(pictures);
  if (extname(file) === '.icns') return encodeIcns(pictures);
  return Buffer.concat(pictures.map(({ png }) => png));
}

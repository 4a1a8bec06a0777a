/** One picture to be rendered from a drawing. */
export interface Rendering {
  /** The drawing, in the project's folder. */
  readonly source: string;
  /** Width and height, in pixels. */
  readonly pixels: number;
  /** Empty border on each side, as a share of the width. None when not said. */
  readonly inset?: number;
}

/** A file made of one rendering (`.png`) or of several (`.ico`, `.icns`). */
export interface IconFile {
  readonly file: string;
  readonly renderings: readonly Rendering[];
}

const APP = 'build/icons/app.svg';
/** Drawn for few pixels: thick strokes, no shading. Also the browser's icon of the page. */
const SMALL = 'renderer/ui/icon.svg';
/** From here on the shaded drawing looks better than the plain one. */
const SHADED_FROM_PIXELS = 64;
/** Apple's icon grid: the tile is 824 of 1024 wide. At 16 pixels each one is needed for the sign. */
const MAC_INSET = 100 / 1024;
const MAC_SMALL_INSETS: Readonly<Record<number, number>> = { 32: 1 / 16 };

const WINDOWS_PIXELS = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const LINUX_PIXELS = [16, 24, 32, 48, 64, 128, 256, 512];
const MAC_PIXELS = [16, 32, 64, 128, 256, 512, 1024];

/** Electron picks the file by the scale of the display; Windows has these steps. */
const SCALES = [
  { suffix: '', factor: 1 },
  { suffix: '@1.25x', factor: 1.25 },
  { suffix: '@1.5x', factor: 1.5 },
  { suffix: '@2x', factor: 2 },
  { suffix: '@3x', factor: 3 },
];
const MAC_SCALES = SCALES.filter(({ factor }) => Number.isInteger(factor));

const STATES = ['idle', 'call', 'muted'];
const BADGES = ['call', 'muted'];
/** Windows and most Linux panels show 16 points; the menu bar of macOS has room for 18. */
const TRAY_POINTS = 16;
const MENU_BAR_POINTS = 18;

/** Every icon file of the program, and what each is made of. */
export const ICON_FILES: readonly IconFile[] = [
  { file: 'build/icons/icon.ico', renderings: WINDOWS_PIXELS.map(plain) },
  { file: 'build/icons/icon.icns', renderings: MAC_PIXELS.map(forMac) },
  ...LINUX_PIXELS.map((pixels) => ({
    file: `build/icons/linux/${pixels}x${pixels}.png`,
    renderings: [plain(pixels)],
  })),
  ...STATES.flatMap((state) => [
    ...SCALES.map(({ suffix, factor }) =>
      picture(`assets/tray/${state}${suffix}.png`, `tray-${state}`, TRAY_POINTS * factor),
    ),
    ...MAC_SCALES.map(({ suffix, factor }) =>
      picture(
        `assets/tray/${state}Template${suffix}.png`,
        `tray-template-${state}`,
        MENU_BAR_POINTS * factor,
      ),
    ),
  ]),
  ...BADGES.flatMap((badge) =>
    SCALES.map(({ suffix, factor }) =>
      picture(`assets/overlay/${badge}${suffix}.png`, `overlay-${badge}`, TRAY_POINTS * factor),
    ),
  ),
];

/** Every drawing that the icons are made from. */
export const ICON_SOURCES: readonly string[] = [
  ...new Set(ICON_FILES.flatMap(({ renderings }) => renderings.map(({ source }) => source))),
].toSorted();

function plain(pixels: number): Rendering {
  return { source: pixels < SHADED_FROM_PIXELS ? SMALL : APP, pixels };
}

function forMac(pixels: number): Rendering {
  const inset = pixels < SHADED_FROM_PIXELS ? (MAC_SMALL_INSETS[pixels] ?? 0) : MAC_INSET;
  return { ...plain(pixels), inset };
}

function picture(file: string, drawing: string, pixels: number): IconFile {
  return { file, renderings: [{ source: `build/icons/${drawing}.svg`, pixels }] };
}

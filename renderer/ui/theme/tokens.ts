import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

// THE tokens. Every colour, face and radius of Umeet that is not Fluent's own is decided in this file.

/**
 * Lake: a calm teal, even steps of lightness in OKLCH (hue 212 to 204), so that each step reads as one step.
 * 80 carries white text (5.0:1), 110 reads on the dark ground (6.1:1).
 */
const lakeBrand: BrandVariants = {
  10: '#051214',
  20: '#002026',
  30: '#002e37',
  40: '#003d47',
  50: '#004c58',
  60: '#005c69',
  70: '#006b79',
  80: '#017b89',
  90: '#238b98',
  100: '#3c9ba7',
  110: '#54aab5',
  120: '#6dbac3',
  130: '#87c9d1',
  140: '#a3d7de',
  150: '#bfe6ea',
  160: '#e0f3f5',
};

/** Values Fluent has no token for. */
interface OwnTokens {
  /** Ground of the meeting, behind the tiles. */
  readonly stageGround: string;
  /** A tile without a picture. */
  readonly stageTile: string;
  /** Behind words that stand on a picture. */
  readonly stagePlate: string;
  readonly stageText: string;
  /** Around the tile of who speaks. */
  readonly speaking: string;
  /** The button that ends the call. */
  readonly leaveGround: string;
  readonly leaveGroundHover: string;
  readonly leaveText: string;
  /** A switch by which something of mine is not sent. */
  readonly stoppedGround: string;
  readonly stoppedText: string;
  /** Verdicts on the contract. Nothing else has these colours, a hint least of all. */
  readonly metGround: string;
  readonly metText: string;
  readonly breachedGround: string;
  readonly breachedText: string;
  /** What is only a hint, and no verdict. */
  readonly hintGround: string;
  readonly hintText: string;
  /** The lines of a plot. */
  readonly plotFirst: string;
  readonly plotSecond: string;
}

/** A whole theme of Umeet. */
export type UmeetTheme = Theme & OwnTokens;

const type: Partial<Theme> = {
  fontFamilyBase:
    '"Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  fontFamilyNumeric:
    '"Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei UI", "Noto Sans", "Noto Sans CJK SC", system-ui, sans-serif',
  fontFamilyMonospace:
    '"Cascadia Mono", Consolas, "SF Mono", Menlo, "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace',
  borderRadiusMedium: '6px',
  borderRadiusLarge: '8px',
  borderRadiusXLarge: '12px',
};

/** The stage is dark in every theme: a bright surround makes faces look dull, and pictures are what it shows. */
const stage = {
  stageGround: '#12171a',
  stageTile: '#20282c',
  stagePlate: 'rgba(10, 14, 16, 0.72)',
  stageText: '#ffffff',
  speaking: lakeBrand[110],
  leaveGround: '#b3261e',
  leaveGroundHover: '#c93a31',
  leaveText: '#ffffff',
  stoppedGround: '#4a2225',
  stoppedText: '#ffc2c3',
};

/** Of verdicts and plots, on the light grounds. */
const lightSigns = {
  metGround: '#dff1e2',
  metText: '#0b5a1e',
  breachedGround: '#fbdfdf',
  breachedText: '#97131a',
  hintGround: '#ece7f8',
  hintText: '#4f3a94',
  plotFirst: lakeBrand[80],
  plotSecond: '#9a4d00',
};

/** Of verdicts and plots, on the dark grounds. */
const darkSigns = {
  metGround: '#173a22',
  metText: '#8fdca2',
  breachedGround: '#4b1d20',
  breachedText: '#ffb3b3',
  hintGround: '#2f2a4a',
  hintText: '#cbbdf7',
  plotFirst: lakeBrand[110],
  plotSecond: '#e9a45c',
};

export const lightTheme: UmeetTheme = {
  ...createLightTheme(lakeBrand),
  ...type,
  colorNeutralBackground2: '#f7f9f9',
  colorNeutralBackground3: '#f0f4f4',
  ...stage,
  ...lightSigns,
};

export const darkTheme: UmeetTheme = {
  ...createDarkTheme(lakeBrand),
  ...type,
  colorNeutralBackground1: '#1d2326',
  colorNeutralBackground2: '#171c1f',
  colorNeutralBackground3: '#12171a',
  colorBrandForeground1: lakeBrand[110],
  colorBrandForeground2: lakeBrand[120],
  colorBrandForegroundLink: lakeBrand[120],
  colorBrandForegroundLinkHover: lakeBrand[130],
  ...stage,
  ...darkSigns,
};

/** The system's own colours: forced-colors mode replaces whatever else a page names. */
export const contrastTheme: UmeetTheme = {
  ...teamsHighContrastTheme,
  ...type,
  stageGround: 'Canvas',
  stageTile: 'Canvas',
  stagePlate: 'Canvas',
  stageText: 'CanvasText',
  speaking: 'Highlight',
  leaveGround: 'ButtonFace',
  leaveGroundHover: 'Highlight',
  leaveText: 'ButtonText',
  stoppedGround: 'Highlight',
  stoppedText: 'HighlightText',
  metGround: 'Canvas',
  metText: 'CanvasText',
  breachedGround: 'Canvas',
  breachedText: 'CanvasText',
  hintGround: 'Canvas',
  hintText: 'CanvasText',
  plotFirst: 'CanvasText',
  plotSecond: 'CanvasText',
};

/** The own tokens as CSS variables, for styles. */
export const own: { readonly [K in keyof OwnTokens]: `var(--${K})` } = {
  stageGround: 'var(--stageGround)',
  stageTile: 'var(--stageTile)',
  stagePlate: 'var(--stagePlate)',
  stageText: 'var(--stageText)',
  speaking: 'var(--speaking)',
  leaveGround: 'var(--leaveGround)',
  leaveGroundHover: 'var(--leaveGroundHover)',
  leaveText: 'var(--leaveText)',
  stoppedGround: 'var(--stoppedGround)',
  stoppedText: 'var(--stoppedText)',
  metGround: 'var(--metGround)',
  metText: 'var(--metText)',
  breachedGround: 'var(--breachedGround)',
  breachedText: 'var(--breachedText)',
  hintGround: 'var(--hintGround)',
  hintText: 'var(--hintText)',
  plotFirst: 'var(--plotFirst)',
  plotSecond: 'var(--plotSecond)',
};

/** Grounds of avatars; white initials read on each (at least 4.5:1). */
export const avatarGrounds = [
  '#017b89',
  '#3f6fa8',
  '#6c5fa7',
  '#8d5a86',
  '#9c5648',
  '#7c6a2f',
  '#4b7a4a',
  '#56707a',
] as const;

/** Where the layout or the colours change, as media queries. */
export const at = {
  phone: '@media (max-width: 639px)',
  /** No room for the words under the buttons of the meeting. */
  icons: '@media (max-width: 879px)',
  /** Only just room for them, as in the desktop's smallest window. */
  compact: '@media (max-width: 1023px)',
  narrow: '@media (max-width: 839px)',
  short: '@media (max-height: 620px)',
  /** The system's own colours instead of ours. */
  forced: '@media (forced-colors: active)',
} as const;

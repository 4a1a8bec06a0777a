import UPlot from 'uplot';

/** One line of a plot. At most two can be told apart: the first is drawn solid, the second dashed. */
export interface PlotLine {
  readonly label: string;
  /** As many as there are times; `null` where the value is unknown, which leaves a gap. */
  readonly values: readonly (number | null)[];
}

/** A span of time, milliseconds since 1970. */
export interface PlotSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is drawn. A plot reads it anew at each drawing, so that new data needs no new canvas. */
export interface PlotContent {
  /** Milliseconds since 1970, rising. */
  readonly times: readonly number[];
  readonly lines: readonly PlotLine[];
  /** The span shown, whether or not there is data for all of it. */
  readonly shown: PlotSpan;
  /** A value stands for the time since the one before it, and not for a moment. */
  readonly isStepped?: boolean;
  /** What the values are held against, with the words that stand on the line. */
  readonly limit?: { readonly value: number; readonly label: string } | undefined;
  /** Spans to shade, with the word that stands in them where it fits. */
  readonly marked?: { readonly spans: readonly PlotSpan[]; readonly label: string } | undefined;
  /** The value axis reaches at least this far, so that small values are not blown up. */
  readonly atLeast: number;
  formatValue(value: number): string;
  /** A moment on the time axis. */
  formatTime(atMs: number): string;
}

/** The colours of a drawing as the canvas takes them. */
export interface PlotColours {
  readonly lines: readonly string[];
  readonly text: string;
  readonly grid: string;
  readonly limit: string;
  readonly marked: string;
  readonly markedGround: string;
  readonly fontFamily: string;
}

const FONT_PX = 11;
const AXIS_GAP = 4;
const PADDING_PX = 8;
/** Times stand this far apart at least, CSS pixels: as wide as `12:34:56` and some air. */
const TIME_SPACE = 76;
/**
 * Shorter holes are drawn across: a round trip is answered every two to three seconds, and what is measured every few
 * seconds is not unknown in between.
 */
const BRIDGED_MS = 6_000;
const MINUTE_MS = 60_000;
const TIME_STEPS_MS = [
  ...[1 / 6, 1 / 2, 1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24, 48, 168].map((hours) => hours * 60 * MINUTE_MS),
];
const LINE_WIDTH = 1.5;
const DASHES = [[], [5, 3]];

/** The columns as uPlot takes them. */
export function plotData({ times, lines }: PlotContent): UPlot.AlignedData {
  return [times as number[], ...lines.map((line) => line.values as (number | null)[])];
}

/**
 * Options of a small plot over time without legend, animation or zoom. `content` is asked at each drawing; `onPoint`
 * hears of the time under the pointer, and of `undefined` when it leaves.
 */
export function plotOptions(
  size: { readonly width: number; readonly height: number },
  content: () => PlotContent,
  colours: PlotColours,
  onPoint: (atMs: number | undefined) => void,
): UPlot.Options {
  const font = `${FONT_PX}px ${colours.fontFamily}`;
  return {
    ...size,
    ms: 1,
    padding: [PADDING_PX, PADDING_PX, 0, 0],
    legend: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 7 },
      // Not by uPlot's own hook, which also speaks when new data moves the moment away from under the cursor.
      bind: {
        mousemove: (plot, _, handle) => (event) => {
          handle(event);
          const { idx } = plot.cursor;
          onPoint(typeof idx === 'number' ? content().times[idx] : undefined);
          return null;
        },
        mouseleave: (_, __, handle) => (event) => {
          handle(event);
          onPoint(undefined);
          return null;
        },
      },
    },
    scales: {
      x: { time: true },
      y: { range: (_, __, max) => [0, topOf(max, content().atLeast)] },
    },
    axes: axesOf(content, colours, font),
    series: seriesOf(content, colours),
    hooks: {
      drawClear: [(plot) => shade(plot, content(), colours, font)],
      draw: [(plot) => drawLimit(plot, content(), colours, font)],
    },
  };
}

function axesOf(content: () => PlotContent, colours: PlotColours, font: string): UPlot.Axis[] {
  const axis = { stroke: colours.text, font, gap: AXIS_GAP, ticks: { show: false } };
  return [
    {
      ...axis,
      size: FONT_PX + 10,
      space: TIME_SPACE,
      incrs: TIME_STEPS_MS,
      grid: { show: false },
      values: (plot, splits) =>
        splits.map((split) => (hasRoom(plot, split) ? content().formatTime(split) : '')),
    },
    {
      ...axis,
      size: (_, values) => FONT_PX * 0.62 * longest(values ?? []) + AXIS_GAP + 4,
      space: 26,
      grid: { stroke: colours.grid, width: 1 },
      values: (_, splits) => splits.map((split) => content().formatValue(split)),
    },
  ];
}

/** A time at the very end would be cut off. */
function hasRoom(plot: UPlot, atMs: number): boolean {
  const restPx = plot.bbox.width / ratioOf(plot) - plot.valToPos(atMs, 'x');
  return restPx > TIME_SPACE / 2 - PADDING_PX * 2;
}

function seriesOf(content: () => PlotContent, colours: PlotColours): UPlot.Series[] {
  const { isStepped } = content();
  const paths = isStepped ? UPlot.paths.stepped?.({ align: -1 }) : UPlot.paths.linear?.();
  const lines = content().lines.map((_, index) => ({
    stroke: colours.lines[index] ?? colours.text,
    width: LINE_WIDTH,
    dash: DASHES[index] ?? [],
    ...(paths && { paths }),
    gaps: (...[plot, , , , holes]: GapsAsked) => longHoles(plot, holes),
    // Points stand where no line can: a value between two gaps.
    points: {
      show: () => false,
      filter: () => lonely(content(), index),
      size: 4,
      fill: colours.lines[index] ?? colours.text,
    },
  }));
  return [{}, ...lines];
}

type GapsAsked = Parameters<Extract<UPlot.Series.GapsRefiner, (...args: never[]) => unknown>>;

function longHoles(plot: UPlot, holes: UPlot.Series.Gaps): UPlot.Series.Gaps {
  const msPerPixel = plot.posToVal(1, 'x', true) - plot.posToVal(0, 'x', true);
  return holes.filter(([from, to]) => (to - from) * msPerPixel > BRIDGED_MS);
}

/** Indices of the values of a line that have no neighbour to be joined to; `null` when there is none. */
function lonely(content: PlotContent, line: number): number[] | null {
  const { times, lines } = content;
  const values = lines[line]?.values ?? [];
  const known = [...values.keys()].filter((index) => (values[index] ?? null) !== null);
  const isJoined = (one: number | undefined, other: number | undefined) => {
    if (one === undefined || other === undefined) return false;
    return other === one + 1 || (times[other] ?? 0) - (times[one] ?? 0) <= BRIDGED_MS;
  };
  const alone = known.filter(
    (index, place) => !isJoined(known[place - 1], index) && !isJoined(index, known[place + 1]),
  );
  return alone.length > 0 ? alone : null;
}

/** What a line says at an index: where nothing was measured, the last value that its drawing joins. */
export function readAt(
  { times }: PlotContent,
  values: readonly (number | null)[],
  index: number,
): number | null {
  const endMs = times[index] ?? 0;
  for (let at = index; at >= 0 && endMs - (times[at] ?? 0) <= BRIDGED_MS; at -= 1) {
    const value = values[at] ?? null;
    if (value !== null) return value;
  }
  return null;
}

/** A value axis that only grows in round steps moves less often than its largest value. */
function topOf(max: number | null, atLeast: number): number {
  if (max === null || !Number.isFinite(max) || max <= atLeast) return atLeast;
  const step = 10 ** Math.floor(Math.log10(max)) / 2;
  return Math.ceil((max * 1.05) / step) * step;
}

function longest(values: readonly (string | number | null)[]): number {
  return Math.max(0, ...values.map((value) => String(value ?? '').length));
}

function shade(plot: UPlot, content: PlotContent, colours: PlotColours, font: string): void {
  const { ctx, bbox } = plot;
  const { shown, marked } = content;
  const ratio = ratioOf(plot);
  for (const span of marked?.spans ?? []) {
    if (span.toMs <= shown.fromMs || span.fromMs >= shown.toMs) continue;
    const left = plot.valToPos(Math.max(span.fromMs, shown.fromMs), 'x', true);
    const right = plot.valToPos(Math.min(span.toMs, shown.toMs), 'x', true);
    // Seen also when it is shorter than a pixel.
    const width = Math.max(2 * ratio, right - left);
    ctx.save();
    ctx.textAlign = 'left';
    ctx.fillStyle = colours.markedGround;
    ctx.fillRect(left, bbox.top, width, bbox.height);
    ctx.fillStyle = colours.marked;
    ctx.fillRect(left, bbox.top, width, 2 * ratio);
    ctx.font = scaled(font, ratio);
    const inset = 4 * ratio;
    const label = marked?.label ?? '';
    if (ctx.measureText(label).width + 2 * inset < width) {
      ctx.textBaseline = 'top';
      ctx.fillText(label, left + inset, bbox.top + inset);
    }
    ctx.restore();
  }
}

function drawLimit(plot: UPlot, content: PlotContent, colours: PlotColours, font: string): void {
  const { limit } = content;
  if (!limit) return;
  const { ctx, bbox } = plot;
  const ratio = ratioOf(plot);
  const y = plot.valToPos(limit.value, 'y', true);
  ctx.save();
  ctx.strokeStyle = colours.limit;
  ctx.fillStyle = colours.limit;
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 2 * ratio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = scaled(font, ratio);
  // On the left, where the oldest values are: the newest must stay readable.
  ctx.textAlign = 'left';
  // Above the line where there is room, below it near the top.
  const isHigh = y - bbox.top < (FONT_PX + 4) * ratio;
  ctx.textBaseline = isHigh ? 'top' : 'bottom';
  ctx.fillText(limit.label, bbox.left + 2 * ratio, y + (isHigh ? 2 : -2) * ratio);
  ctx.restore();
}

/** Canvas pixels per CSS pixel. */
function ratioOf(plot: UPlot): number {
  return plot.ctx.canvas.width / plot.width;
}

function scaled(font: string, ratio: number): string {
  return font.replace(`${FONT_PX}px`, `${FONT_PX * ratio}px`);
}

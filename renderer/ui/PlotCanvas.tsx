import { useEffect, useLayoutEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { plotData, plotOptions, type PlotColours, type PlotContent } from './plotOptions.ts';
import { useSize } from './useSize.ts';

/**
 * The drawing of a plot, as wide as there is room. Colours and number of lines are those of the first drawing: another
 * theme needs another `key`.
 */
export function PlotCanvas(props: {
  readonly content: PlotContent;
  /** CSS pixels. */
  readonly height: number;
  /** The moment that the cursor marks. */
  readonly pointed: number | undefined;
  readonly onPoint: (atMs: number | undefined) => void;
}) {
  const { content, height, pointed, onPoint } = props;
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(null);
  const newest = useRef(content);
  const { width } = useSize(host);
  const isLaidOut = width > 0;

  useLayoutEffect(() => {
    newest.current = content;
  }, [content]);

  useEffect(() => {
    const element = host.current;
    if (!element || !isLaidOut) return;
    const size = { width: element.clientWidth, height };
    const options = plotOptions(size, () => newest.current, coloursOf(element), onPoint);
    const made = new UPlot(options, plotData(newest.current), element);
    plot.current = made;
    draw(made, newest.current, undefined);
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [isLaidOut, height, onPoint]);

  useEffect(() => {
    if (isLaidOut) plot.current?.setSize({ width, height });
  }, [isLaidOut, width, height]);

  useEffect(() => {
    if (plot.current) draw(plot.current, content, pointed);
  }, [content, pointed]);

  return <div ref={host} />;
}

function draw(plot: UPlot, content: PlotContent, pointed: number | undefined): void {
  const { fromMs, toMs } = content.shown;
  plot.batch(() => {
    plot.setData(plotData(content), false);
    plot.setScale('x', { min: fromMs, max: toMs });
  });
  const left = pointed === undefined ? AWAY : plot.valToPos(pointed, 'x');
  plot.setCursor({ left, top: left === AWAY ? AWAY : 0 }, false);
}

/** Where uPlot puts a cursor that nobody sees. */
const AWAY = -10;

/** The theme's colours as the browser computes them, which in forced colours are the system's own. */
function coloursOf(host: HTMLElement): PlotColours {
  const probe = host.ownerDocument.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  // For people who want less motion all transitions last a moment, in which the old colour would be read.
  probe.style.setProperty('transition', 'none', 'important');
  host.append(probe);
  const look = getComputedStyle(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--draw-${name})`;
    return look.color;
  };
  const colours = {
    lines: [colour('first'), colour('second')],
    text: colour('text'),
    grid: colour('grid'),
    limit: colour('limit'),
    marked: colour('marked'),
    markedGround: colour('marked-ground'),
    fontFamily: look.fontFamily,
  };
  probe.remove();
  return colours;
}

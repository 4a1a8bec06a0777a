/** What is wrong with how a meeting is laid out, in words; nothing when all is well. Runs in the page. */
export function stageFaults(): string[] {
  const stage = document.querySelector('[role="group"][aria-label="People in the meeting"]');
  const bar = document.querySelector('[role="toolbar"]');
  if (!stage || !bar) return ['there is no meeting'];
  const rect = (element: Element) => element.getBoundingClientRect();
  const nameOf = (element: Element) => element.getAttribute('aria-label') ?? '';
  const shownIn = (place: Element, selector: string) =>
    [...place.querySelectorAll(selector)].filter((element) => rect(element).width > 0);
  // A pixel of rounding is no fault.
  const isInside = (a: DOMRect, b: DOMRect) =>
    Math.min(a.left - b.left, b.right - a.right, a.top - b.top, b.bottom - a.bottom) >= -1;
  const areApart = (a: DOMRect, b: DOMRect) =>
    Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom) >= -1;

  const faultsOfTile = (tile: Element): (string | false)[] => {
    const name = tile.querySelector('span[title]');
    const plate = name?.parentElement;
    if (!name || !plate) return [`${nameOf(tile)} has no name`];
    const avatar = shownIn(tile, 'div[aria-hidden="true"]')[0];
    // Clipped away where there is no room for it.
    const state = shownIn(tile, 'div[aria-hidden="true"] + div').find(
      (element) => getComputedStyle(element).clipPath === 'none',
    );
    return [
      !isInside(rect(tile), rect(stage)) && `${nameOf(tile)} is not on the stage`,
      !isInside(rect(plate), rect(tile)) && `the name of ${nameOf(tile)} leaves the tile`,
      !isInside(rect(name), rect(plate)) && `the name of ${nameOf(tile)} leaves its plate`,
      avatar && !isInside(rect(avatar), rect(tile)) && `${nameOf(tile)} is cut off`,
      avatar && !areApart(rect(avatar), rect(plate)) && `${nameOf(tile)} has the name on the face`,
      state && !areApart(rect(state), rect(plate)) && `${nameOf(tile)} has the name on the state`,
    ].filter((fault) => fault !== undefined);
  };
  const tiles = shownIn(stage, 'section');
  const largest = Math.max(...tiles.map((tile) => rect(tile).width));
  // My own picture may float over whoever is large, and over nobody else.
  const mayCover = (above: Element, tile: Element) =>
    shownIn(above.parentElement ?? above, '[data-handle]').length > 0 &&
    rect(tile).width === largest;
  const overlaps = tiles.flatMap((tile, index) =>
    tiles
      .slice(index + 1)
      .filter((other) => !mayCover(other, tile) && !areApart(rect(tile), rect(other)))
      .map((other) => `${nameOf(tile)} and ${nameOf(other)} overlap`),
  );
  // Those that turn pages are on the stage and on no tile.
  const turns = shownIn(stage, ':scope > div > button:not([data-handle])');
  const covered = turns.flatMap((button) =>
    tiles
      .filter((tile) => !areApart(rect(button), rect(tile)))
      .map((tile) => `${nameOf(button)} covers ${nameOf(tile)}`),
  );
  const buttons = shownIn(bar, 'button');
  const faultsOfButton = (button: Element, index: number): (string | false)[] => {
    const next = buttons[index + 1];
    const isOut = !isInside(rect(button), new DOMRect(0, 0, innerWidth, innerHeight));
    return [
      isOut && `${nameOf(button)} is outside the window`,
      rect(button).height < 40 && `${nameOf(button)} is hard to hit`,
      button.scrollWidth > button.clientWidth && `${nameOf(button)} is cut off`,
      next !== undefined &&
        !areApart(rect(button), rect(next)) &&
        `${nameOf(button)} is partly covered`,
    ];
  };
  return [
    tiles.length > 25 && `${tiles.length} tiles on a page`,
    ...tiles.flatMap(faultsOfTile),
    ...overlaps,
    ...covered,
    ...buttons.flatMap(faultsOfButton),
    !areApart(rect(stage), rect(bar)) && 'the buttons cover the stage',
    document.documentElement.scrollWidth > innerWidth && 'the page is wider than the window',
  ].filter((fault) => fault !== false);
}

/** Name of the one window that the page may open on the desktop: a small picture of the meeting that stays on top. */
export const PICTURE_IN_PICTURE = 'umeet-picture-in-picture';

/**
 * Name that Windows and macOS know the program by: windows, notifications and the jump list are grouped under it,
 * and a later version with another one would not replace this one. The packages are built with it.
 */
export const APP_ID = 'app.umeet.desktop';

/** Version of the program, put in by the build. */
declare const __UMEET_VERSION__: string;

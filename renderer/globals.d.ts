/** Version of the program, put in by the build. */
declare const UMEET_VERSION: string;

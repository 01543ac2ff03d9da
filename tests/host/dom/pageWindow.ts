/** The window of one page of the app, with its own copies of all that is global. */
export type PageWindow = Window & typeof globalThis;

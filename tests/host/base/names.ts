/**
 * Every public name of one of Obsidian's classes. For classes that cannot implement theirs outright:
 * a protected member makes the real `View` and all that holds one nominal to the compiler.
 */
export type Names<T> = { [K in keyof T]: unknown };

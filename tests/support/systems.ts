import process from 'node:process';

/** Windows has no pipes among files, no names that are not Unicode, no call that exchanges names, and opens a link without being able to tell. */
export const isWindows = process.platform === 'win32';

/** The project "windows" of vitest.config.ts plays Windows on another system: programs that are started there know nothing of its paths. */
export const isPlayed = isWindows && process.env['SystemRoot'] === undefined;

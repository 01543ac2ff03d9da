// Stands for `node:path` in the project "windows" of vitest.config.ts.
import process from 'node:process';

const { posix: posixPath, win32 } = process.getBuiltinModule('node:path');

export const { basename, delimiter, dirname, extname, format, isAbsolute, join, normalize, parse, relative, sep } = win32;

export const posix = posixPath;

/** As on Windows, whose current folder is on a drive. */
export const resolve = (...parts: string[]): string => win32.resolve('C:\\', ...parts);

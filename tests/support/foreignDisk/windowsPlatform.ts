// Set up before the tests of the project "windows" of vitest.config.ts.
import process from 'node:process';

Object.defineProperty(process, 'platform', { value: 'win32' });

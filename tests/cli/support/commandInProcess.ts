// What `bundleForThisProcess` bundles: the command as functions.
export { createProgram } from '../../../src/cli/program.ts';
export { run } from '../../../src/cli/run.ts';

// A thread of its own beside the command's: asks git which notes of a vault were deleted.
import { parentPort, workerData } from 'node:worker_threads';
import { finish } from '../../../core/text/steps.ts';
import { openFolder } from '../../disk/folderVault.ts';
import { knownDeleted } from '../deletedNotes.ts';

parentPort?.postMessage(knownDeleted(finish(openFolder(String(workerData)))));

import picocolors from 'picocolors';
import type { Colors } from '../../core/report/colors.ts';
import type { Io } from '../io.ts';
import { hasColors } from './hasColors.ts';

/** Colours for what is read on a terminal, and none for what goes into a file or a pipe, or where `NO_COLOR` is set (no-color.org). */
export function colorsFor(io: Io): Colors {
	return picocolors.createColors(hasColors(io));
}

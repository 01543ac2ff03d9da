import picocolors from 'picocolors';
import type { Colors } from '../../core/report/colors.ts';
import type { Io } from '../io.ts';
import { hasColors } from './hasColors.ts';

/** Colours where they are printed (`hasColors`), else none. */
export function colorsFor(io: Io): Colors {
	return picocolors.createColors(hasColors(io));
}

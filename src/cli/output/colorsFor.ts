import picocolors from 'picocolors';
import { type Colors, type Paint, PLAIN } from '../../core/report/colors.ts';
import type { Io } from '../io.ts';
import { COLOR_MARK, escapeObeyed } from './escapingOutput.ts';
import { hasColors } from './hasColors.ts';

/** Colours where they are printed (`hasColors`), else none; those in what they are given are none of ours. */
export function colorsFor(io: Io): Colors {
	if (!hasColors(io)) return PLAIN;
	const { bold, dim, underline, red, yellow, blue, green } = picocolors.createColors(true);
	return {
		bold: marked(bold),
		dim: marked(dim),
		underline: marked(underline),
		red: marked(red),
		yellow: marked(yellow),
		blue: marked(blue),
		green: marked(green),
	};
}

function marked(paint: Paint): Paint {
	return (text) => paint(escapeObeyed(text).replaceAll(COLOR_MARK, '\u001b')).replaceAll('\u001b', COLOR_MARK);
}

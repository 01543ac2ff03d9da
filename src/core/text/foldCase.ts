import { isAscii } from './isAscii.ts';

/** `text` without regard to case and to how its accents are composed: NFC, in lower case. */
export function foldCase(text: string): string {
	if (isAscii(text)) return text.toLowerCase();
	return text.normalize('NFC').toLowerCase().normalize('NFC');
}

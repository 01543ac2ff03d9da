import { oneLine } from '../../../text/oneLine.ts';

/** What stands after the mark of a bullet: the link, and after a dash why it is there, on one line. */
export function bulletFor(link: string, why = ''): string {
	const reason = oneLine(why);
	return reason === '' ? link : `${link} — ${reason}`;
}

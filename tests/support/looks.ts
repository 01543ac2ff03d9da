import process from 'node:process';

/** Pictures are for people: `DOSSIER_SCREENSHOTS=1` takes them, into `screenshots/`. */
export const TAKES_SCREENSHOTS = process.env['DOSSIER_SCREENSHOTS'] === '1';

const DESKTOP = 1280;
const PHONE = 390;

/**
 * Theme and width in CSS pixels in which views are drawn. A theme has no say in what fits and a width none in colours, so two looks
 * try both; all four are drawn where pictures are taken.
 */
export const LOOKS = [
	['light', DESKTOP],
	['dark', PHONE],
	...(TAKES_SCREENSHOTS
		? ([
				['dark', DESKTOP],
				['light', PHONE],
			] as const)
		: []),
] as const;

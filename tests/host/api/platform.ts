import type * as ob from 'obsidian';

/** Below this width the page is taken for a phone's. */
const PHONE_WIDTH = 600;

export const isPhone = (): boolean => window.innerWidth < PHONE_WIDTH;

/** Asked anew each time: a test chooses the width before the plugin loads. */
export const Platform: typeof ob.Platform = {
	get isDesktop() {
		return !isPhone();
	},
	get isMobile() {
		return isPhone();
	},
	get isDesktopApp() {
		return !isPhone();
	},
	get isMobileApp() {
		return isPhone();
	},
	/** By what the browser says of itself, which a test may have it say. */
	get isIosApp() {
		return navigator.userAgent.includes('iPhone');
	},
	get isAndroidApp() {
		return isPhone();
	},
	get isPhone() {
		return isPhone();
	},
	isTablet: false,
	isMacOS: false,
	isWin: false,
	get isLinux() {
		return !isPhone();
	},
	isSafari: false,
	resourcePathPrefix: 'app://stand-in/',
};

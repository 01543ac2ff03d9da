import process from 'node:process';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What a page has to be like. */
interface PageNeeds {
	readonly width: number;
	readonly height: number;
	readonly ownPage: boolean;
	readonly ownClock: boolean;
}

/** A page with the stand-in loaded and no app started in it. */
interface TakenPage {
	readonly page: Page;
	/** What went wrong in it since it was taken. */
	readonly errors: string[];
	/** Ends what runs in the page. */
	readonly release: () => Promise<void>;
}

interface Kind {
	readonly hasTouch: boolean;
	/** Whether its clock was a test's from the start, so that nothing in it knows another one. */
	readonly hasOwnClock: boolean;
}

/** A page that is given out again and again, to one test at a time. */
interface SharedPage extends Kind {
	readonly context: BrowserContext;
	readonly page: Page;
	/** Where errors are kept: the list of the test that has the page. */
	errors: string[];
}

/** How the plugin is served; see `DOSSIER_PACE` in tests/README.md. */
const PACE = process.env['DOSSIER_PACE'];

/** Below this width, in CSS pixels, the app is a phone's. */
const PHONE_BELOW = 600;

/** Outside of every page: nothing is hovered when the next one is drawn. */
const NOWHERE = -10;

/** How long an app may take to end, in milliseconds, before its page is loaded anew instead. */
const ENDS_WITHIN = 5000;

/**
 * The pages of one process. A page that was released is given out again: the app in it ended and everything taken out, so that no
 * element, listener, timer or database is left, its rights, size and mouse as in a new one. Keys held down are the test's to let go.
 */
export class HostPages {
	#idle: SharedPage[] = [];
	readonly #contexts = new Set<BrowserContext>();

	constructor(
		private readonly browser: Browser,
		private readonly url: string,
	) {}

	async take({ width, height, ownPage, ownClock }: PageNeeds): Promise<TakenPage> {
		const hasTouch = width < PHONE_BELOW;
		const at = ownPage ? -1 : this.#idle.findIndex((one) => isOfKind(one, { hasTouch, hasOwnClock: ownClock }));
		const [idle] = at < 0 ? [] : this.#idle.splice(at, 1);
		const size = { width, height };
		const shared = idle ?? (await this.#open(size, hasTouch, ownClock));
		const { page, errors } = shared;
		const now = page.viewportSize();
		if (now?.width !== width || now.height !== height) await page.setViewportSize(size);
		const release = async (): Promise<void> => {
			if (ownPage) await this.#drop(shared.context);
			else await this.#release(shared);
		};
		return { page, errors, release };
	}

	/** Closes what nobody has, but one page of a kind for the next file. */
	async tidy(): Promise<void> {
		const kept = this.#idle.filter((one, at) => this.#idle.findIndex((other) => isOfKind(other, one)) === at);
		const spare = this.#idle.filter((one) => !kept.includes(one));
		this.#idle = kept;
		await Promise.all(spare.map(({ context }) => this.#drop(context)));
	}

	async #open(viewport: { width: number; height: number }, hasTouch: boolean, hasOwnClock: boolean): Promise<SharedPage> {
		const context = await this.browser.newContext({ viewport, hasTouch });
		this.#contexts.add(context);
		if (hasOwnClock) await context.clock.install();
		if (PACE !== undefined) await context.addInitScript(`window.pace = ${JSON.stringify(PACE)}`);
		const page = await context.newPage();
		// Well under the time of a test: what waits for something that never comes then says where it waited.
		page.setDefaultTimeout(15_000);
		const shared: SharedPage = { context, page, hasTouch, hasOwnClock, errors: [] };
		page.on('pageerror', (error) => shared.errors.push(error.stack ?? error.message));
		page.on('console', (message) => {
			if (message.type() === 'error' && !message.location().url.endsWith('/plugin/styles.css'))
				shared.errors.push(`console: ${message.text()} ${message.location().url}`);
		});
		await page.goto(`${this.url}index.html`);
		// The mouse of a new page stands in its corner, and hovers whatever is drawn there first, or does not.
		await page.mouse.move(NOWHERE, NOWHERE);
		return shared;
	}

	async #release(shared: SharedPage): Promise<void> {
		const { context, page } = shared;
		await page.mouse.move(NOWHERE, NOWHERE);
		await Promise.all([...context.pages().map((one) => (one === page ? undefined : one.close())), context.clearPermissions()]);
		if (!(await endsApp(page))) {
			await page.goto(`${this.url}index.html`);
			await page.evaluate(() => window.host.leave());
		}
		shared.errors = [];
		this.#idle.push(shared);
	}

	async #drop(context: BrowserContext): Promise<void> {
		this.#contexts.delete(context);
		await context.close();
	}
}

function isOfKind(one: Kind, { hasTouch, hasOwnClock }: Kind): boolean {
	return one.hasTouch === hasTouch && one.hasOwnClock === hasOwnClock;
}

/** Whether the app in the page ended and left it as new; else it has to be loaded anew, which ends whatever runs. */
async function endsApp(page: Page): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), ENDS_WITHIN);
	});
	try {
		return await Promise.race([page.evaluate(() => window.host.leave()), late]);
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
}

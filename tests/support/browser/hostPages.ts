import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What a page has to be like. */
interface PageNeeds {
	readonly width: number;
	readonly height: number;
	readonly ownPage: boolean;
}

/** A page with the stand-in loaded and no app started in it. */
interface TakenPage {
	readonly page: Page;
	/** What went wrong in it since it was taken. */
	readonly errors: string[];
	/** Ends what runs in the page. */
	readonly release: () => Promise<void>;
}

/** A page that is given out again and again, to one test at a time. */
interface SharedPage {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly hasTouch: boolean;
	/** Where errors are kept: the list of the test that has the page. */
	errors: string[];
}

/** Below this width, in CSS pixels, the app is a phone's. */
const PHONE_BELOW = 600;

/** Outside of every page: nothing is hovered when the next one is drawn. */
const NOWHERE = -10;

/**
 * The pages of one test file. A page that was released is given out again: loaded anew, so that no script, element, listener or
 * timer is left, its storage, rights, size and mouse as in a new one. Keys held down are the test's to let go.
 */
export class HostPages {
	readonly #idle: SharedPage[] = [];
	readonly #contexts = new Set<BrowserContext>();

	constructor(
		private readonly browser: Browser,
		private readonly url: string,
	) {}

	async take({ width, height, ownPage }: PageNeeds): Promise<TakenPage> {
		const hasTouch = width < PHONE_BELOW;
		const at = ownPage ? -1 : this.#idle.findIndex((one) => one.hasTouch === hasTouch);
		const [idle] = at < 0 ? [] : this.#idle.splice(at, 1);
		const size = { width, height };
		const shared = idle ?? (await this.#open(size, hasTouch));
		const { page, errors } = shared;
		if (idle) await page.setViewportSize(size);
		await page.goto(`${this.url}index.html`);
		if (idle) await page.evaluate(clearStorage);
		const release = async (): Promise<void> => {
			if (ownPage) await this.#drop(shared.context);
			else await this.#release(shared);
		};
		return { page, errors, release };
	}

	/** Closes what is open still. */
	async close(): Promise<void> {
		await Promise.all([...this.#contexts].map((context) => this.#drop(context)));
	}

	async #open(viewport: { width: number; height: number }, hasTouch: boolean): Promise<SharedPage> {
		const context = await this.browser.newContext({ viewport, hasTouch });
		this.#contexts.add(context);
		const page = await context.newPage();
		// Well under the time of a test: what waits for something that never comes then says where it waited.
		page.setDefaultTimeout(15_000);
		const shared: SharedPage = { context, page, hasTouch, errors: [] };
		page.on('pageerror', (error) => shared.errors.push(error.stack ?? error.message));
		page.on('console', (message) => {
			if (message.type() === 'error' && !message.location().url.endsWith('/plugin/styles.css'))
				shared.errors.push(`console: ${message.text()} ${message.location().url}`);
		});
		return shared;
	}

	async #release(shared: SharedPage): Promise<void> {
		const { context, page } = shared;
		await page.mouse.move(NOWHERE, NOWHERE);
		await Promise.all([
			...context.pages().map((one) => (one === page ? undefined : one.close())),
			context.clearPermissions(),
			// Ends scripts and timers now: an error that comes later would be the next test's.
			page.goto('about:blank'),
		]);
		shared.errors = [];
		this.#idle.push(shared);
	}

	async #drop(context: BrowserContext): Promise<void> {
		this.#contexts.delete(context);
		await context.close();
	}
}

/** Runs in the page. The one before it is gone, and with it whatever held a database open. */
async function clearStorage(): Promise<void> {
	localStorage.clear();
	sessionStorage.clear();
	window.name = '';
	for (const { name = '' } of await indexedDB.databases()) {
		await new Promise<void>((resolve, reject) => {
			const deleting = indexedDB.deleteDatabase(name);
			deleting.onsuccess = () => resolve();
			deleting.onerror = () => reject(new Error(`the database ${name} was not deleted`));
		});
	}
}

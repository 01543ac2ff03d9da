import type { HostTab } from '../browser.ts';

/**
 * How many objects the page still holds in its memory, once its garbage is collected.
 *
 * @param prototype an expression of the page that gives what they have in common; classes that are made of it are not counted.
 */
export async function keptObjects({ page }: HostTab, prototype: string): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	const { result: found } = await session.send('Runtime.evaluate', { expression: prototype });
	const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: String(found.objectId) });
	const { result } = await session.send('Runtime.callFunctionOn', {
		objectId: String(objects.objectId),
		functionDeclaration: 'function () { return this.filter((one) => !Object.hasOwn(one, "constructor")).length; }',
		returnByValue: true,
	});
	await session.detach();
	return Number(result.value);
}

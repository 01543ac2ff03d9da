import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { tempVault } from '../cli/support/tempVault.ts';
import recorded from './recorded/neovim.json' with { type: 'json' };
import { useServer } from './support/useServer.ts';

const server = useServer();

interface Message {
	readonly id?: number | string;
	readonly method?: string;
}

/** Waits for the message that `isWanted`; what else the server says meanwhile (progress, requests of its own) is passed over. */
async function nextOf(messages: AsyncGenerator<Message>, isWanted: (message: Message) => boolean): Promise<Message> {
	for (let next = await messages.next(); next.done !== true; next = await messages.next()) if (isWanted(next.value)) return next.value;
	throw new Error('the server said no more');
}

async function* messagesOf({ stdout }: ChildProcessWithoutNullStreams): AsyncGenerator<Message> {
	let bytes = Buffer.alloc(0);
	for await (const part of stdout) {
		bytes = Buffer.concat([bytes, part as Buffer]);
		for (;;) {
			const end = bytes.indexOf('\r\n\r\n');
			const length = Number(/Content-Length: (\d+)/i.exec(bytes.toString('latin1', 0, Math.max(end, 0)))?.[1]);
			if (end === -1 || bytes.length < end + 4 + length) break;
			yield JSON.parse(bytes.toString('utf8', end + 4, end + 4 + length)) as Message;
			bytes = bytes.subarray(end + 4 + length);
		}
	}
}

test('what an editor said, message by message, has the answers that it had', async () => {
	const root = tempVault(recorded.files);
	const folder = pathToFileURL(root).href;
	const child = spawn(process.execPath, [server(), 'lsp']);
	onTestFinished(() => void child.kill('SIGKILL'));
	const exited = once(child, 'exit');
	const said = messagesOf(child);
	for (const { from, message } of recorded.messages) {
		const text = JSON.stringify(message).replaceAll('VAULT', folder);
		if (from === 'editor') child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
		else {
			const wanted = JSON.parse(text) as Message;
			expect(await nextOf(said, ({ id, method }) => id === wanted.id && method === wanted.method)).toEqual(wanted);
		}
	}
	expect(await exited).toEqual([0, null]);
});

import { existsSync } from 'node:fs';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { compiledName } from '../../start/program.ts';

/** The programs of threads, which stand beside the parts of the command. */
export type ThreadProgram = 'noteReader' | 'noteRanker';

/** How a thread is started. */
export interface BatchThreadStart<Task> {
	readonly program: ThreadProgram;
	/** What it is given; its port is added. */
	readonly task: Omit<Task, 'port'>;
	/** Room for new objects in megabytes: what stays in a thread between two notes is little, and more only takes memory. */
	readonly youngMegabytes: number;
}

/** A thread that takes batches until none is left, and hands them over by a port. */
export class BatchThread<Task extends { readonly port: MessagePort }, Batch> {
	readonly #worker: Worker;
	readonly #port: MessagePort;
	/** Whether it takes no further batch. What it had taken and not handed over is then left to the command's own thread, which meets the same fault, if there is one. */
	isOver = false;

	constructor({ program, task, youngMegabytes }: BatchThreadStart<Task>) {
		const { port1, port2 } = new MessageChannel();
		this.#port = port1;
		this.#worker = new Worker(programOf(program), {
			workerData: { ...task, port: port2 },
			transferList: [port2],
			// What is loaded into the command before its program, such as a monitor, is for its own thread.
			execArgv: [],
			// What it needs of the program is kept compiled with what its command needs.
			argv: [compiledName()],
			resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
		});
		this.#worker.on('error', () => (this.isOver = true));
		this.#worker.on('exit', () => (this.isOver = true));
	}

	/** Takes what it has handed over since it was asked last. */
	receiveAll(visit: (batch: Batch) => void): void {
		for (let received = receiveMessageOnPort(this.#port); received !== undefined; received = receiveMessageOnPort(this.#port))
			visit((received as { readonly message: Batch }).message);
	}

	/** Ends it, whatever it does. */
	end(): void {
		this.#port.close();
		void this.#worker.terminate();
	}
}

/** Whether there is such a program: there is none where the command is run from its sources. */
export function hasProgram(program: ThreadProgram): boolean {
	return existsSync(programOf(program));
}

function programOf(program: ThreadProgram): URL {
	return new URL(`./${program}.js`, import.meta.url);
}

import type { Files } from './page.ts';

export interface ServerOptions {
	readonly port?: number;
	readonly pluginFolder?: string;
	readonly vault?: string | null;
	readonly write?: boolean;
	readonly theme?: 'light' | 'dark';
	readonly themeFile?: string | null;
	readonly bundle?: HostBundle;
}

/** The stand-in as one script and one style sheet. */
export interface HostBundle {
	readonly js: string;
	readonly css: string;
}

export interface RunningServer {
	readonly url: string;
	close(): Promise<void>;
}

export function startServer(options?: ServerOptions): Promise<RunningServer>;
export function readVault(folder: string): Promise<Files>;
export function bundleHost(): Promise<HostBundle>;
export function hasPlugin(pluginFolder?: string): Promise<boolean>;

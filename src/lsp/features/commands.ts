import {
	type Connection,
	MessageType,
	ErrorCodes,
	LSPErrorCodes,
	ResponseError,
	ShowMessageNotification,
	type WorkspaceEdit,
} from '../protocol.ts';
import { ignoreRule } from '../../core/checking/ignores.ts';
import { EVERYWHERE } from '../../core/settings/timedEntries.ts';
import type { FrontmatterValue } from '../../core/note/frontmatter.ts';
import { dismiss } from '../../core/related/dismissals.ts';
import { ruleNamed } from '../../core/rules/rules.ts';
import type { StoredObject } from '../../core/settings/patchStored.ts';
import { isObject } from '../../core/text/isObject.ts';
import type { HeldDecisions } from '../../core/settings/storedDecisions.ts';
import { counted } from '../../core/text/counted.ts';
import { readFieldText } from '../../core/types/readFieldText.ts';
import { unknownType } from '../../core/types/unknownType.ts';
import { noteNameOf } from '../../core/vault/paths/pathParts.ts';
import { OperatorError } from '../../cli/operatorError.ts';
import { changeStoredDecisions } from '../../cli/vault/changeStoredDecisions.ts';
import { bornNote } from '../vault/bornNote.ts';
import type { LiveFolder } from '../vault/liveFolder.ts';
import { type Answering, contentModified, type NoteDocument } from './answering.ts';
import { COMMANDS } from './commandNames.ts';
import { creationOf, editOf } from './workspaceEdits.ts';

/** What commands are carried out with, beside what answers are made from. */
export interface CommandWorld extends Answering {
	readonly connection: Connection;
	readonly now: () => Date;
	/** The vaults that are open, or the one whose folder has that address. */
	readonly vaults: (folder?: string) => readonly LiveFolder[];
}

type Command = (given: StoredObject, world: CommandWorld, isOver: () => boolean) => Promise<void>;

const BY_NAME: Readonly<Record<string, Command>> = {
	[COMMANDS.addRelated]: addRelated,
	[COMMANDS.ignoreRule]: ignore,
	[COMMANDS.dismissRelated]: dismissRelated,
	[COMMANDS.newNote]: newNote,
	[COMMANDS.showNotes]: showNotes,
};

export const COMMAND_NAMES: readonly string[] = Object.keys(BY_NAME);

/**
 * Carries out one of `COMMANDS`. Notes are edited by the editor alone, which is asked for it; what is decided for good is stored as
 * the command stores it.
 *
 * @throws {ResponseError} for what cannot be done, with the reason.
 */
export async function runCommand(
	name: string,
	given: readonly unknown[] | undefined,
	world: CommandWorld,
	isOver: () => boolean,
): Promise<null> {
	const command = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
	if (command === undefined) throw wrong(`there is no command ${name}`);
	const [first] = given ?? [];
	try {
		await command(isObject(first) ? first : {}, world, isOver);
	} catch (error) {
		if (error instanceof OperatorError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
		throw error;
	}
	return null;
}

function wrong(reason: string): ResponseError<void> {
	return new ResponseError(ErrorCodes.InvalidParams, reason);
}

/** @throws {ResponseError} where no note of a vault is meant, or another version of its text than the one that is there. */
function noteIn({ uri, version }: StoredObject, { noteOf }: CommandWorld): NoteDocument {
	const note = typeof uri === 'string' ? noteOf(uri) : undefined;
	if (note === undefined) throw wrong('`uri` is no open note of a vault');
	if (version !== undefined && version !== note.document.version) throw contentModified();
	return note;
}

async function addRelated(given: StoredObject, world: CommandWorld, isOver: () => boolean): Promise<void> {
	const { vault, path } = noteIn(given, world);
	const related = await world.relatedOf(vault).additions(path, isOver);
	if (isOver()) return;
	const outcome = related?.plan.outcome;
	if (outcome?.kind === 'refused') throw new OperatorError(`${path} is not edited: ${outcome.reason}`);
	if (related === undefined || outcome?.kind !== 'edits') {
		say(
			world,
			related !== undefined && related.plan.left > 0 ? `The section is full; ${related.plan.left} more found no room` : 'Nothing to add',
		);
		return;
	}
	noteIn(given, world);
	await apply(world, editOf([{ vault, path, text: related.text, edits: outcome.edits }], world), 'Add related notes');
}

function ignore(given: StoredObject, world: CommandWorld): Promise<void> {
	const { vault, path } = noteIn(given, world);
	const { rule, where } = given;
	if (typeof rule !== 'string' || ruleNamed(rule) === undefined) throw wrong('`rule` is no rule');
	const at = where === 'everywhere' ? EVERYWHERE : path;
	decide(world, vault, ({ ignores }) => ({ ignores: ignoreRule(ignores, at, rule) }));
	return Promise.resolve();
}

async function dismissRelated(given: StoredObject, world: CommandWorld, isOver: () => boolean): Promise<void> {
	const { vault, path } = noteIn(given, world);
	const index = (await vault.known())?.checker.index;
	const asked = textsIn(given['paths']) ?? (await world.relatedOf(vault).notLinkedBack(path, isOver))?.plan.added ?? [];
	const paths = asked.filter((other) => other !== path && index?.record(other) !== undefined);
	if (isOver() || paths.length === 0) return;
	decide(world, vault, ({ dismissals }) => ({
		dismissals: dismiss(
			dismissals,
			paths.map((other) => ({ note: path, path: other })),
		),
	}));
	say(world, `${counted(paths.length, 'note')} will not be proposed here again`);
}

async function newNote({ type: typeName, title, values, folder, force }: StoredObject, world: CommandWorld): Promise<void> {
	const vaults = world.vaults(typeof folder === 'string' ? folder : undefined);
	const [vault] = vaults;
	if (vault === undefined || vaults.length > 1) throw wrong('`folder` has to be the address of one of the open folders');
	if (typeof title !== 'string' || title.trim() === '') throw wrong('`title` is missing; expected text such as "US-China Relations"');
	const known = await vault.known();
	if (known === undefined) throw new OperatorError(`the vault ${vault.root} cannot be read`);
	const { types } = known.checker;
	if (typeof typeName !== 'string' || types.get(typeName) === undefined) throw wrong(unknownType(String(typeName), types));
	const fields = types.get(typeName)?.fields;
	const read = Object.entries(isObject(values) ? values : {}).map(([field, given]): [string, FrontmatterValue] => {
		if (Array.isArray(given)) return [field, textsIn(given) ?? []];
		if (typeof given === 'number' || typeof given === 'boolean') return [field, given];
		const value = typeof given === 'string' ? readFieldText(given, fields?.get(field)) : undefined;
		if (value?.kind !== 'value') throw wrong(`\`${field}\` is no value; expected text, a number or a list of texts`);
		return [field, value.value ?? null];
	});
	const request = { title, type: typeName, folder: undefined, values: Object.fromEntries(read) };
	const born = bornNote(known.loaded, request, world.now());
	if (born.kind === 'refused') throw new OperatorError(`"${title}" cannot be made: ${born.reason}`);
	if (born.nameChange !== undefined && force !== true)
		throw new OperatorError(`"${title}" would be ${born.path}: ${born.nameChange}; "force": true makes it all the same`);
	await apply(world, creationOf({ vault, path: born.path, text: born.text }, world), `New ${typeName}`);
	if (world.client().canShowDocuments) await world.connection.window.showDocument({ uri: world.uriOf(vault, born.path), takeFocus: true });
}

async function showNotes(given: StoredObject, world: CommandWorld): Promise<void> {
	const { vault } = noteIn(given, world);
	const index = (await vault.known())?.checker.index;
	const paths = (textsIn(given['paths']) ?? []).filter((path) => index?.record(path) !== undefined);
	const message = `Dossier: ${paths.map(noteNameOf).join(', ')}`;
	// Where nothing can be chosen nobody is asked to.
	if (!world.client().canShowDocuments)
		return world.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
	const chosen = await world.connection.window.showInformationMessage(message, ...paths.map((path) => ({ title: path })));
	if (chosen !== undefined && chosen !== null && paths.includes(chosen.title))
		await world.connection.window.showDocument({ uri: world.uriOf(vault, chosen.title), takeFocus: true });
}

/** Stores what was decided where the command stores it, under its lock. */
function decide({ now }: CommandWorld, vault: LiveFolder, change: (held: HeldDecisions) => Partial<HeldDecisions>): void {
	changeStoredDecisions({ now }, vault.root, change);
	vault.configure();
}

async function apply({ connection }: CommandWorld, edit: WorkspaceEdit | undefined, label: string): Promise<void> {
	if (edit === undefined) throw contentModified();
	const answer: unknown = await connection.workspace.applyEdit({ label, edit });
	const { applied, failureReason } = isObject(answer) ? answer : {};
	if (applied !== true)
		throw new OperatorError(`the editor did not make the edit${typeof failureReason === 'string' ? `: ${failureReason}` : ''}`);
}

function say({ connection }: CommandWorld, message: string): void {
	void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: `Dossier: ${message}` });
}

function textsIn(value: unknown): readonly string[] | undefined {
	return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
}

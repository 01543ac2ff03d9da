import moment from 'moment';
import { Component } from '../base/component.ts';
import { Events } from '../base/events.ts';
import { lacks } from '../base/lacks.ts';
import { Editor } from '../editor/editor.ts';
import { EditorSuggest } from '../editor/editorSuggest.ts';
import { editorEditorField, editorInfoField, editorLivePreviewField, livePreviewState } from '../editor/fields.ts';
import { FileManager } from '../fileManager.ts';
import { HostApp } from '../hostApp.ts';
import { parseYaml } from '../metadata/frontMatter.ts';
import { getLinkpath, parseLinktext } from '../metadata/linkpath.ts';
import { MetadataCache } from '../metadata/metadataCache.ts';
import { Plugin } from '../plugin/plugin.ts';
import { MarkdownPreviewView } from '../reading/markdownPreviewView.ts';
import { MarkdownRenderChild, MarkdownRenderer } from '../reading/markdownRenderer.ts';
import * as components from '../settings/components.ts';
import { Setting } from '../settings/setting.ts';
import { SettingGroup } from '../settings/settingGroup.ts';
import { SettingPage } from '../settings/settingPage.ts';
import { PluginSettingTab, SettingTab } from '../settings/settingTab.ts';
import { AbstractInputSuggest } from '../ui/abstractInputSuggest.ts';
import { ConfirmationButton, ConfirmationModal } from '../ui/confirmationModal.ts';
import { FuzzySuggestModal } from '../ui/fuzzySuggestModal.ts';
import { HoverPopover } from '../ui/hoverPopover.ts';
import { addIcon, getIcon, getIconIds, removeIcon, setIcon } from '../ui/icons.ts';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.ts';
import { Modal } from '../ui/modal.ts';
import { Notice } from '../ui/notice.ts';
import { PopoverSuggest } from '../ui/popoverSuggest.ts';
import { Keymap, Scope } from '../ui/scope.ts';
import { SuggestModal } from '../ui/suggestModal.ts';
import { setTooltip } from '../ui/tooltip.ts';
import { TAbstractFile, TFile, TFolder } from '../vault/files.ts';
import { normalizePath } from '../vault/normalizePath.ts';
import { Vault } from '../vault/vault.ts';
import { BasesView } from '../views/basesView.ts';
import { FileView } from '../views/fileView.ts';
import { ItemView } from '../views/itemView.ts';
import { MarkdownView } from '../views/markdownView.ts';
import { EditableFileView, TextFileView } from '../views/textFileView.ts';
import { View } from '../views/view.ts';
import { Workspace } from '../workspace/workspace.ts';
import {
	WorkspaceContainer,
	WorkspaceItem,
	WorkspaceParent,
	WorkspaceRoot,
	WorkspaceSidedock,
	WorkspaceSplit,
} from '../workspace/workspaceItem.ts';
import { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';
import { WorkspaceTabs } from '../workspace/workspaceTabs.ts';
import { Tasks } from '../workspace/tasks.ts';
import { debounce } from './debounce.ts';
import { Platform } from './platform.ts';
import { request, requestUrl } from './requestUrl.ts';
import { prepareFuzzySearch, prepareSimpleSearch, renderMatches, renderResults, sortSearchResults } from './search.ts';
import * as text from './text.ts';

/** What the module `obsidian` of the public types has and the stand-in has not. Reading one throws. */
export const LACKING = [
	'BasesEntry',
	'BasesEntryGroup',
	'BasesQueryResult',
	'BasesViewConfig',
	'BooleanValue',
	'CapacitorAdapter',
	'DateValue',
	'DurationValue',
	'FileSystemAdapter',
	'FileValue',
	'HTMLValue',
	'IconValue',
	'ImageValue',
	'LinkValue',
	'ListValue',
	'MarkdownEditView',
	'MarkdownPreviewRenderer',
	'MomentFormatComponent',
	'NotNullValue',
	'NullValue',
	'NumberValue',
	'ObjectValue',
	'PopoverState',
	'PrimitiveValue',
	'QueryController',
	'RegExpValue',
	'RelativeDateValue',
	'RenderContext',
	'SecretComponent',
	'SecretStorage',
	'StringValue',
	'TagValue',
	'UrlValue',
	'Value',
	'WorkspaceFloating',
	'WorkspaceMobileDrawer',
	'WorkspaceRibbon',
	'WorkspaceWindow',
	'arrayBufferToBase64',
	'arrayBufferToHex',
	'base64ToArrayBuffer',
	'displayTooltip',
	'finishRenderMath',
	'getBlobArrayBuffer',
	'hexToArrayBuffer',
	'htmlToMarkdown',
	'loadMathJax',
	'loadMermaid',
	'loadPdfJs',
	'loadPrism',
	'parsePropertyId',
	'renderMath',
] as const;

const has = {
	...components,
	...text,
	AbstractInputSuggest,
	App: HostApp,
	BasesView,
	Component,
	ConfirmationButton,
	ConfirmationModal,
	EditableFileView,
	Editor,
	EditorSuggest,
	Events,
	FileManager,
	FileView,
	FuzzySuggestModal,
	HoverPopover,
	ItemView,
	Keymap,
	MarkdownPreviewView,
	MarkdownRenderChild,
	MarkdownRenderer,
	MarkdownView,
	Menu,
	MenuItem,
	MenuSeparator,
	MetadataCache,
	Modal,
	Notice,
	Platform,
	Plugin,
	PluginSettingTab,
	PopoverSuggest,
	Scope,
	Setting,
	SettingGroup,
	SettingPage,
	SettingTab,
	SuggestModal,
	TAbstractFile,
	TFile,
	TFolder,
	TextFileView,
	Vault,
	View,
	Workspace,
	WorkspaceContainer,
	WorkspaceItem,
	WorkspaceLeaf,
	WorkspaceParent,
	WorkspaceRoot,
	WorkspaceSidedock,
	WorkspaceSplit,
	WorkspaceTabs,
	Tasks,
	addIcon,
	debounce,
	editorEditorField,
	editorInfoField,
	editorLivePreviewField,
	editorViewField: editorInfoField,
	getIcon,
	getIconIds,
	getLanguage: () => 'en',
	getLinkpath,
	livePreviewState,
	moment,
	normalizePath,
	parseLinktext,
	parseYaml,
	prepareFuzzySearch,
	prepareSimpleSearch,
	removeIcon,
	renderMatches,
	renderResults,
	request,
	requestUrl,
	setIcon,
	setTooltip,
	sortSearchResults,
};

/** The module `obsidian` as a plugin gets it. */
export function obsidianModule(): Record<string, unknown> {
	const module: Record<string, unknown> = { ...has };
	for (const name of LACKING) Object.defineProperty(module, name, { enumerable: true, get: () => lacks(`obsidian.${name}`) });
	return module;
}

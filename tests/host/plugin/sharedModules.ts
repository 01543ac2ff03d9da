import * as autocomplete from '@codemirror/autocomplete';
import * as commands from '@codemirror/commands';
import * as language from '@codemirror/language';
import * as lint from '@codemirror/lint';
import * as state from '@codemirror/state';
import * as view from '@codemirror/view';
import * as lezerCommon from '@lezer/common';

/** One copy of CodeMirror for the app and the plugin: two would not know each other's extensions. */
export const SHARED_MODULES = {
	'@codemirror/autocomplete': autocomplete,
	'@codemirror/commands': commands,
	'@codemirror/language': language,
	'@codemirror/lint': lint,
	'@codemirror/state': state,
	'@codemirror/view': view,
	'@lezer/common': lezerCommon,
};

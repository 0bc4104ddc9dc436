/** newslint in VS Code: a client of `newslint lsp`. */

import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { argumentsOf, executable, LANGUAGES } from './server';

const SECTION = 'newslint';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand(`${SECTION}.restart`, restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration(`${SECTION}.command`)) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  const ending = client;
  client = undefined;
  await ending?.dispose();
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const command = vscode.workspace.getConfiguration(SECTION).get<string[]>('command', []);
  client = new LanguageClient(SECTION, SECTION, executable(command), options());
  try {
    await client.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      `newslint could not be started (${reason}). Install it with pip install "newslint[lsp]", ` +
        'or set newslint.command to where it is.',
    );
  }
}

function options(): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: 'file', language },
      { scheme: 'untitled', language },
    ]),
    synchronize: { configurationSection: SECTION },
    middleware: {
      executeCommand: async (command, given, next) => {
        const complete = await argumentsOf(command, given, () =>
          vscode.window.showInputBox({
            prompt: 'Why do you accept it? The reason is kept in the baseline.',
            ignoreFocusOut: true,
          }),
        );
        return complete && next(command, complete);
      },
    },
  };
}

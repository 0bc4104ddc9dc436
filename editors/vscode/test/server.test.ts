/** The real server, started as the extension starts it and spoken to in VS Code's own protocol. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { ACCEPT, argumentsOf, executable } from '../src/server';

const folder = mkdtempSync(join(tmpdir(), 'newslint-'));
const uri = pathToFileURL(join(folder, 'sak.txt')).href;
const text = 'Ny bru\n\n😀 Brua er i følge ordføreren ny.\n';
const words = { start: { line: 2, character: 11 }, end: { line: 2, character: 18 } };
const published: PublishDiagnosticsParams[] = [];
let heard = (): void => undefined;
let server: ChildProcess;
let connection: ProtocolConnection;

/** The next diagnostics that the server publishes. */
async function diagnostics(): Promise<PublishDiagnosticsParams> {
  while (published.length === 0) {
    await new Promise<void>((resolve) => {
      heard = resolve;
    });
  }
  return published.shift()!;
}

before(async () => {
  writeFileSync(join(folder, 'newslint.toml'), 'language = "nb"\nselect = ["language"]\n');
  const setting = process.env.NEWSLINT_COMMAND;
  const { command, args } = executable(setting ? JSON.parse(setting) : ['newslint']);
  server = spawn(command, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  connection = createProtocolConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  );
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    heard();
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: null,
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  assert.equal(capabilities.hoverProvider, true);
  assert.ok(capabilities.executeCommandProvider?.commands.includes(ACCEPT));
  await connection.sendNotification(InitializedNotification.type, {});
});

after(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

test('a finding is published where it stands, counted in UTF-16', async () => {
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'plaintext', version: 1, text },
  });
  const { diagnostics: found, version } = await diagnostics();
  assert.equal(version, 1);
  assert.deepEqual(
    found.map(({ code, range }) => ({ code, range })),
    [{ code: 'language/ifolge', range: words }],
  );
});

test('a fix is offered for it, and a finding can be accepted with a reason', async () => {
  const actions = (await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: words,
    context: { diagnostics: [] },
  })) as CodeAction[];
  const [fix] = actions;
  assert.deepEqual(fix.edit?.documentChanges, [
    { textDocument: { uri, version: 1 }, edits: [{ range: words, newText: 'ifølge' }] },
  ]);
  const accept = actions.find(({ command }) => command?.command === ACCEPT)!.command!;
  const given = await argumentsOf(ACCEPT, accept.arguments!, async () => ' A statute ');
  await connection.sendRequest(ExecuteCommandRequest.type, { command: ACCEPT, arguments: given });
  assert.deepEqual((await diagnostics()).diagnostics, []);
  const baseline = readFileSync(join(folder, 'newslint-baseline.txt'), 'utf8');
  assert.match(baseline, /^sak\.txt\tlanguage\/ifolge\ti følge\t.*\tA statute$/m);
});

test('what is typed is linted', async () => {
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: 'Veien er i følge ordføreren ny.\n' }],
  });
  const { diagnostics: found, version } = await diagnostics();
  assert.equal(version, 2);
  assert.equal(found.length, 1);
});

test('the server ends when it is told to', async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await ended, 0);
});

test('a reason is asked for where it is due, and no reason means no', async () => {
  const never = async (): Promise<string> => assert.fail('asked');
  assert.deepEqual(await argumentsOf('newslint.allow', ['u', 'w'], never), ['u', 'w']);
  assert.deepEqual(await argumentsOf(ACCEPT, ['u', 'f', 'so'], never), ['u', 'f', 'so']);
  assert.equal(await argumentsOf(ACCEPT, ['u', 'f'], async () => undefined), undefined);
  assert.equal(await argumentsOf(ACCEPT, ['u', 'f'], async () => '  '), undefined);
});

test('the command may have arguments of its own', () => {
  const python = executable(['python', '-m', 'newslint']);
  assert.deepEqual(python, { command: 'python', args: ['-m', 'newslint', 'lsp'] });
  assert.deepEqual(executable([]), { command: 'newslint', args: ['lsp'] });
});

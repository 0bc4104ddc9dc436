/** How the server is started, and what is asked of the user on its behalf; free of VS Code. */

/** The command of the server that accepts a finding: it takes document, finding and reason. */
export const ACCEPT = 'newslint.accept';

/** The languages of copy, as VS Code calls them. */
export const LANGUAGES = ['plaintext', 'markdown', 'html'];

/** What to run for a setting `newslint.command`. */
export function executable(command: readonly string[]): { command: string; args: string[] } {
  const [program, ...first] = command.length > 0 ? command : ['newslint'];
  return { command: program, args: [...first, 'lsp'] };
}

/**
 * The arguments to run a command of the server with; undefined if it is not to be run.
 *
 * Where the command accepts a finding and has no reason yet, `ask` is asked for one.
 */
export async function argumentsOf(
  command: string,
  given: readonly unknown[],
  ask: () => Thenable<string | undefined>,
): Promise<unknown[] | undefined> {
  if (command !== ACCEPT || given.length !== 2) {
    return [...given];
  }
  const reason = (await ask())?.trim();
  return reason ? [...given, reason] : undefined;
}

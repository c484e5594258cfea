/** Calls an app's function. An exception does not interrupt the caller; neither does an async function that fails. */
export function callSafely(call: () => unknown, onError: (error: unknown) => void): void {
  try {
    const result = call();
    if (result instanceof Promise) result.catch(onError);
  } catch (error) {
    onError(error);
  }
}

/** Reports an exception that nothing handles, without ending the process: as an uncaught error in browsers, on the console in Node. */
export function reportException(error: unknown): void {
  const { reportError } = globalThis as { reportError?: (error: unknown) => void };
  if (reportError) reportError(error);
  else console.error(error);
}

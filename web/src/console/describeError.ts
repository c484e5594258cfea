import { LobbyError } from '@gamelobby/client';
import { fieldErrors } from '../state/errorMessage';

/** Returns the service's own message: an operator is not the player that the lobby page's messages address. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'Something went wrong.';
  return Object.values(fieldErrors(error)).join(' ') || error.message;
}

/** Whether the service does not know what a request named. */
export const isNotFound = (error: unknown): boolean => error instanceof LobbyError && error.code === 'not_found';

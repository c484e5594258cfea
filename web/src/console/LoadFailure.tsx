import { describeError } from './describeError';

/** Says why the shown values are not up to date; nothing without an error. */
export const LoadFailure = ({ error }: { error: unknown }) =>
  error ? (
    <p class="load-failure" role="alert">
      {describeError(error)}
    </p>
  ) : null;

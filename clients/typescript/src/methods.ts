import { type Actions, actions } from './protocol.js';
import type { Action, RequestOptions } from './requestQueue.js';

/** The arguments after an action's name; `data` is optional for actions without required members. */
export type Arguments<A extends Action> = {} extends Actions[A]['data']
  ? [data?: Actions[A]['data'], options?: RequestOptions]
  : [data: Actions[A]['data'], options?: RequestOptions];

type Method<A extends Action> = (...args: Arguments<A>) => Promise<Actions[A]['reply']>;

type Group = Action extends `${infer G}.${string}` ? G : never;

/** One method per protocol action, grouped as in the action's name: `client.lobby.join(data, options)`. */
export type Methods = {
  readonly [G in Group]: {
    readonly [A in Action as A extends `${G}.${infer M}` ? M : never]: Method<A>;
  };
};

interface Requester {
  request(action: Action, data?: object, options?: RequestOptions): Promise<unknown>;
}

export function createMethods(client: Requester): Methods {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const action of actions) {
    const [group, method] = action.split('.') as [string, string];
    (groups[group] ??= {})[method] = (data?: object, options?: RequestOptions) => client.request(action, data, options);
  }
  return groups as unknown as Methods;
}

import type { Command } from '../dispatch/command.ts'

/** Nobody signs in here, so nobody has users, roles or privileges. */
export const connectionStatus: Command = {
  run: ({ body }) => ({
    authInfo: {
      authenticatedUsers: [],
      authenticatedUserRoles: [],
      authenticatedUserPrivileges: body.has('showPrivileges')
        ? []
        : undefined,
    },
  }),
}

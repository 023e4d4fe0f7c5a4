// Folders that a sync service carries to other machines, told by the names that the services give them. A lock holds on
// one machine only, so that the analyst has to know.

/** The service that a folder's path lies in, by its name; `undefined` where none is recognised. */
export function syncServiceOf(path: string): string | undefined {
  const parts = path.split(/[\\/]/)
  return services.find(([, pattern]) => parts.some((part) => pattern.test(part)))?.[0]
}

const services: readonly (readonly [string, RegExp])[] = [
  ["Dropbox", /^dropbox( \(.+\))?$/i],
  ["OneDrive", /^onedrive( - .+|-.+)?$/i],
  ["iCloud Drive", /^(icloud ?drive|mobile documents|com~apple~clouddocs)$/i],
  ["Google Drive", /^(google ?drive|googledrive-.+|my drive)$/i],
  ["Nextcloud", /^(nextcloud|owncloud)\d*$/i],
  ["Box", /^box( sync|-box)?$/i],
  ["Syncthing", /^(syncthing|sync)$/i],
]

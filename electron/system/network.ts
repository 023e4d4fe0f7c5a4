// Switches that keep Chromium off the network, for the desktop app and for the browser window alike. A page's own
// policy does not cover what Chromium does by itself: look-ups, updates, proxies, WebRTC's probing.

/** A switch's name, and its value where it has one. */
export type Switch = readonly [name: string, value?: string]

/** @param exclude addresses that may be reached; none for the desktop app. */
export function networkSwitches(exclude: readonly string[] = []): Switch[] {
  return [
    ["host-resolver-rules", ["MAP * ~NOTFOUND", ...exclude.map((host) => `EXCLUDE ${host}`)].join(", ")],
    ["no-proxy-server"],
    ["disable-background-networking"],
    ["disable-component-update"],
    ["disable-domain-reliability"],
    ["disable-quic"],
    ["disable-sync"],
    ["dns-prefetch-disable"],
    ["no-pings"],
    ["force-webrtc-ip-handling-policy", "disable_non_proxied_udp"],
    ["disable-features", unwantedFeatures.join(",")],
  ]
}

const unwantedFeatures = [
  "AutofillServerCommunication",
  "CertificateTransparencyComponentUpdater",
  "DialMediaRouteProvider",
  "MediaRouter",
  "OptimizationHints",
  "Translate",
]

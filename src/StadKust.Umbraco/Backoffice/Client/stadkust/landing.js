// A section without a dashboard of its own begins at its first menu item, instead of at an empty pane.
const first = { 'user-management': 'workspace/user-root', settings: 'workspace/document-type-root/edit/null' };

export default class StadKustLanding extends HTMLElement {
  connectedCallback() {
    const [, section] = /\/section\/([^/]+)/.exec(location.pathname) ?? [];
    // After the router has settled on this dashboard: it would not see an address that changes while it is at work.
    if (first[section]) setTimeout(() => this.isConnected && history.replaceState(null, '', `/umbraco/section/${section}/${first[section]}`));
  }
}

customElements.define('stadkust-landing', StadKustLanding);

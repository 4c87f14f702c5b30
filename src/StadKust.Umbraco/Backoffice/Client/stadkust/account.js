// A card in the menu of the person: leads to the account page that all doors share.
import { LitElement, css, html } from '@umbraco-cms/backoffice/external/lit';
import { UmbElementMixin } from '@umbraco-cms/backoffice/element-api';

export default class StadKustAccount extends UmbElementMixin(LitElement) {
  static styles = css`
    uui-box { --uui-box-default-padding: var(--uui-size-space-4); }
    p { margin: 0 0 var(--uui-size-space-4); }
  `;

  render() {
    return html`<uui-box headline=${this.localize.term('stadkust_account')}>
      <p>${this.localize.term('stadkust_accountHint')}</p>
      <uui-button look="secondary" label=${this.localize.term('stadkust_accountOpen')} href="/account/me?door=umbraco" target="_blank" rel="noopener"></uui-button>
    </uui-box>`;
  }
}

customElements.define('stadkust-account', StadKustAccount);

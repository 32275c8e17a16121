package io.florin.functions.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.catalogue.SettlementMode;
import io.florin.functions.http.EntryJson;
import io.florin.functions.http.Json;
import io.florin.functions.http.MoneyJson;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Entry;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletTerms;
import io.florin.money.Money;
import io.florin.wallet.Position;

/** Wallets as the API answers them. */
final class WalletAnswers {
  private WalletAnswers() {}

  /** A wallet that nothing is on its way to. */
  static ObjectNode json(Wallet wallet) {
    return json(new Position(wallet, Money.zero(wallet.currency())));
  }

  static ObjectNode json(Position position) {
    Wallet wallet = position.wallet();
    WalletTerms terms = wallet.terms();
    Entry newest = wallet.newest();
    ObjectNode json =
        Json.object()
            .put("id", terms.id().value())
            .put("ownerId", Json.text(terms.owner()))
            .put("accountNumber", Json.text(terms.accountNumber()))
            .put("type", terms.type().value())
            .put("currency", terms.currency().code())
            .put("name", Json.text(terms.name()))
            .put("status", newest.status().name());
    ObjectNode balance = EntryJson.balance(newest);
    balance.set("unposted", MoneyJson.of(position.unposted()));
    json.set("balance", balance);
    return json.put("version", newest.version())
        .put("createdAt", CanonicalForm.instant(terms.openedAt()))
        .put("updatedAt", CanonicalForm.instant(newest.at()));
  }

  /** A wallet as it was. What was on its way to it then, if anything could be, nobody knows. */
  static ObjectNode past(Wallet wallet) {
    ObjectNode json = json(wallet);
    if (wallet.terms().settlement() == SettlementMode.BATCHED) {
      json.withObject("balance").putNull("unposted");
    }
    return json;
  }
}

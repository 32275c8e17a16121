package io.florin.functions.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.batch.AcceptingBatch;
import io.florin.batch.BatchRequest;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.Note;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A customer pays from one of their wallets into many. */
public final class CreateTransferBatch extends SignedInFunction {
  private final AcceptingBatch batches;

  /** The function on AWS Lambda. */
  public CreateTransferBatch() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreateTransferBatch(Platform platform) {
    this(new Wiring(platform));
  }

  private CreateTransferBatch(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    batches = wiring.acceptingBatch();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    return BatchAnswers.of(
        batches.accept(caller, call.key(), request(call), call.traceId(), call.deadline()));
  }

  private static BatchRequest request(Call call) {
    // The items first: what is wrong with the form of a request is told before what is missing.
    List<TransferBatch.Item> items = items(call.body().path("items"));
    return new BatchRequest(
        WalletIds.of(call.requiredText("fromWalletId")),
        items,
        call.body().path("atomic").asBoolean());
  }

  private static List<TransferBatch.Item> items(JsonNode json) {
    List<TransferBatch.Item> items = new ArrayList<>();
    for (JsonNode item : json) {
      items.add(item(item, path(items.size())));
    }
    OptionalInt repeated = BatchRequest.repeatedPayee(items);
    if (repeated.isPresent()) {
      throw new ProblemException(
          Problem.invalid(
              path(repeated.getAsInt()) + ".toWalletId",
              "repeated",
              "Name each wallet once: an item before this one pays it."));
    }
    return items;
  }

  private static TransferBatch.Item item(JsonNode item, String path) {
    Money amount = MoneyJson.of(item.path("amount"), path + ".amount");
    WalletId to =
        WalletId.parse(item.path("toWalletId").asText())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.invalid(
                            path + ".toWalletId", "invalid-format", "Use the id of a wallet.")));
    Optional<Note> note =
        Optional.of(item.path("note"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .filter(text -> !text.isEmpty())
            .map(Note::new);
    return new TransferBatch.Item(to, amount, note);
  }

  private static String path(int place) {
    return "items[" + place + "]";
  }
}

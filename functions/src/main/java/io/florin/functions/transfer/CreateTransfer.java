package io.florin.functions.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.TransactionType;
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
import io.florin.ledger.Channel;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Note;
import io.florin.ledger.Payee;
import io.florin.transfer.MakingTransfer;
import io.florin.transfer.TransferRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A customer pays from a wallet of theirs into any wallet. */
public final class CreateTransfer extends SignedInFunction {
  private final MakingTransfer transfers;
  private final CurrentCatalogue catalogue;

  /** The function on AWS Lambda. */
  public CreateTransfer() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreateTransfer(Platform platform) {
    this(new Wiring(platform));
  }

  private CreateTransfer(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    transfers = wiring.makingTransfer();
    catalogue = wiring.catalogue();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    return TransferAnswers.of(
        transfers.make(caller, call.key(), request(call), call.traceId(), call.deadline()), caller);
  }

  private TransferRequest request(Call call) {
    // The amount first: what is wrong with the form of a request is told before what is missing.
    var amount = MoneyJson.read(call.body(), "amount");
    TransactionType type =
        type(call.text("type").orElse(TransactionType.TRANSFER.code().value()), call);
    Optional<Payee> payee = PayeeForm.read(call);
    return new TransferRequest(
        WalletIds.of(call.requiredText("fromWalletId")),
        payee.orElseThrow(() -> new ProblemException(Problem.notFound("wallet"))),
        amount,
        type,
        call.text("channel").map(Channel::valueOf),
        call.text("note").filter(note -> !note.isEmpty()).map(Note::new),
        call.text("externalReference").map(ExternalReference::new),
        metadata(call.body().path("metadata")));
  }

  private TransactionType type(String code, Call call) {
    return catalogue
        .transactionType(code, call.deadline())
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalid("type", "unknown", "Use the code of a transaction type.")));
  }

  private static Map<String, String> metadata(JsonNode json) {
    Map<String, String> metadata = new HashMap<>();
    json.properties().forEach(pair -> metadata.put(pair.getKey(), pair.getValue().asText()));
    return metadata;
  }
}

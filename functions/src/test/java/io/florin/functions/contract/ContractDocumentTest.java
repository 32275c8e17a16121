package io.florin.functions.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.ErrorCode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The document holds together: as OpenAPI, in its examples, and in what it says of each problem.
 */
class ContractDocumentTest {
  private static final String PROBLEM = "application/problem+json";
  private static final Set<String> NOT_OF_AN_OPERATION =
      Set.of("method-not-allowed", "too-many-requests");

  private static final JsonNode DOCUMENT = document();
  private static final Map<String, ObjectNode> OPERATIONS =
      new ContractCompiler(DOCUMENT).operations();

  @Test
  void theOperationsAreTheseOnTheirPathsOfTheirFeaturesAndForTheirCallers() {
    assertThat(OPERATIONS.values().stream().map(ContractDocumentTest::inOneLine))
        .containsExactlyInAnyOrder(
            "identity registerCustomer POST /v1/auth/register anyone IGNORED",
            "identity login POST /v1/auth/login anyone IGNORED",
            "identity getKeys GET /.well-known/jwks.json anyone IGNORED",
            "identity getMe GET /v1/me [] IGNORED",
            "catalogue createWalletType POST /v1/wallet-types [\"ADMIN\"] IGNORED",
            "catalogue listWalletTypes GET /v1/wallet-types [] IGNORED",
            "catalogue updateWalletType PATCH /v1/wallet-types/{code} [\"ADMIN\"] IGNORED",
            "catalogue createTransactionType POST /v1/transaction-types [\"ADMIN\"] IGNORED",
            "catalogue listTransactionTypes GET /v1/transaction-types [] IGNORED",
            "catalogue updateTransactionType PATCH /v1/transaction-types/{code}"
                + " [\"ADMIN\"] IGNORED",
            "catalogue listTransactionRules GET /v1/transaction-types/{code}/rules [] IGNORED",
            "catalogue putTransactionRule PUT /v1/transaction-types/{code}/rules/{walletType}"
                + " [\"ADMIN\"] IGNORED",
            "wallet createWallet POST /v1/wallets [] OPTIONAL",
            "wallet listWallets GET /v1/wallets [] IGNORED",
            "wallet getWallet GET /v1/wallets/{walletId} [] IGNORED",
            "wallet getWalletSummary GET /v1/wallets/{walletId}/summary [] IGNORED",
            "wallet verifyWallet GET /v1/wallets/{walletId}/verification [] IGNORED",
            "wallet listEntries GET /v1/wallets/{walletId}/entries [] IGNORED",
            "wallet freezeWallet POST /v1/wallets/{walletId}/freeze [\"ADMIN\"] IGNORED",
            "wallet unfreezeWallet POST /v1/wallets/{walletId}/unfreeze [\"ADMIN\"] IGNORED",
            "wallet closeWallet POST /v1/wallets/{walletId}/close [] IGNORED",
            "wallet creditWallet POST /v1/wallets/{walletId}/credit [\"ADMIN\"] REQUIRED",
            "wallet debitWallet POST /v1/wallets/{walletId}/debit [\"ADMIN\"] REQUIRED",
            "transfer createTransfer POST /v1/transfers [] REQUIRED",
            "transfer listTransfers GET /v1/transfers [] IGNORED",
            "transfer getTransfer GET /v1/transfers/{transferId} [] IGNORED",
            "transfer reverseTransfer POST /v1/transfers/{transferId}/reversals [] REQUIRED",
            "hold createHold POST /v1/holds [] REQUIRED",
            "hold listHolds GET /v1/holds [] IGNORED",
            "hold getHold GET /v1/holds/{holdId} [] IGNORED",
            "hold captureHold POST /v1/holds/{holdId}/captures [] REQUIRED",
            "hold releaseHold POST /v1/holds/{holdId}/release [] REQUIRED",
            "transfer createTransferBatch POST /v1/transfer-batches [] REQUIRED",
            "transfer getTransferBatch GET /v1/transfer-batches/{batchId} [] IGNORED",
            "transfer createDeposit POST /v1/deposits [] REQUIRED",
            "transfer createWithdrawal POST /v1/withdrawals [] REQUIRED",
            "operations getSettlement GET /v1/operations/settlement [\"ADMIN\"] IGNORED",
            "operations redriveDeadLetters POST /v1/operations/dead-letters/{queue}/redrive"
                + " [\"ADMIN\"] IGNORED",
            "operations getHealth GET /health anyone IGNORED");
  }

  private static String inOneLine(JsonNode operation) {
    return Stream.of("tag", "operationId", "method", "path", "callers", "idempotencyKey")
        .map(operation::path)
        .map(value -> value.isNull() ? "anyone" : value.isTextual() ? value.asText() : "" + value)
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  @Test
  void aParserOfOpenApiFindsNothingWrong() {
    var options = new ParseOptions();
    options.setResolve(true);
    var parsed = new OpenAPIV3Parser().readContents(DOCUMENT.toString(), List.of(), options);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.isOpenapi31()).isTrue();
    assertThat(parsed.getOpenAPI().getPaths()).hasSize(34);
  }

  @Test
  void eachTagIsDescribed() {
    var described = new LinkedHashSet<String>();
    DOCUMENT.path("tags").forEach(tag -> described.add(tag.path("name").asText()));

    assertThat(OPERATIONS.values())
        .allSatisfy(operation -> assertThat(described).contains(operation.path("tag").asText()));
  }

  @Test
  void eachOperationListsTheProblemsThatItsKindCanAnswer() {
    OPERATIONS.forEach(
        (id, operation) -> {
          var statuses = new ArrayList<String>();
          operation.path("problems").fieldNames().forEachRemaining(statuses::add);
          assertThat(statuses).as(id).contains("400", "406", "500", "503");
          if (!operation.path("callers").isNull()) {
            assertThat(statuses).as(id).contains("401", "403");
          }
          if (operation.has("body")) {
            assertThat(statuses).as(id).contains("413", "415");
          }
          if (operation.path("path").asText().contains("{")) {
            assertThat(statuses).as(id).contains("404");
          }
          if (operation.path("idempotencyKey").asText().equals("REQUIRED")) {
            assertThat(operation.path("problems").path("400").toString())
                .contains("idempotency-key-missing", "idempotency-key-invalid");
            assertThat(operation.path("problems").path("422").toString())
                .contains("idempotency-key-reused");
          }
        });
  }

  @Test
  void theCatalogueHasTheCodesThatOperationsAnswerAndNoOthers() {
    var answered = new LinkedHashSet<String>();
    OPERATIONS
        .values()
        .forEach(
            operation ->
                operation
                    .path("problems")
                    .forEach(codes -> codes.forEach(code -> answered.add(code.asText()))));
    var catalogue = new LinkedHashSet<String>();
    DOCUMENT
        .at("/components/schemas/ProblemCode/enum")
        .forEach(code -> catalogue.add(code.asText()));

    assertThat(catalogue).containsAll(answered);
    assertThat(catalogue)
        .isEqualTo(Stream.of(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet()));
    catalogue.removeAll(answered);
    assertThat(catalogue).isEqualTo(NOT_OF_AN_OPERATION);
  }

  @Test
  void eachAnswerWithAProblemSaysWhichCodesItHas() {
    eachResponse(
        (place, response) -> {
          if (response.path("content").has(PROBLEM)) {
            assertThat(response.path("x-florin-codes")).as(place).isNotEmpty();
          }
        });
  }

  static Stream<Arguments> examples() {
    var examples = new ArrayList<Arguments>();
    eachMediaType(
        (place, mediaType) ->
            mediaType
                .path("examples")
                .properties()
                .forEach(
                    example ->
                        examples.add(
                            arguments(
                                place + " " + example.getKey(),
                                mediaType.path("schema"),
                                follow(example.getValue()).path("value")))));
    eachNode(
        "#",
        DOCUMENT,
        (place, node) -> {
          if (node.has("schema") && node.has("example")) {
            examples.add(arguments(place, node.path("schema"), node.path("example")));
          }
          if (node.has("type") && node.path("examples").isArray()) {
            examples.add(arguments(place, node, node.path("examples").path(0)));
          }
        });
    return examples.stream();
  }

  private static void eachNode(String place, JsonNode node, BiConsumer<String, JsonNode> seen) {
    if (node.isObject()) {
      seen.accept(place, node);
    }
    node.properties()
        .forEach(field -> eachNode(place + "/" + field.getKey(), field.getValue(), seen));
  }

  @Test
  void noKeyIsTheRestOfASentenceThatACommaCut() {
    eachNode(
        "#",
        DOCUMENT,
        (place, node) ->
            node.fieldNames().forEachRemaining(name -> assertThat(name).doesNotContain(" ")));
  }

  @Test
  void eachAnswerWithAProblemTellsItsCodesToPeople() {
    eachResponse(
        (place, response) ->
            response
                .path("x-florin-codes")
                .forEach(
                    code ->
                        assertThat(response.path("description").asText())
                            .as(place)
                            .contains("`" + code.asText() + "`")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void eachExampleIsWhatItsSchemaSays(String place, JsonNode schema, JsonNode example) {
    assertThat(example.isMissingNode()).as(place).isFalse();
    assertThat(new Answers(new ObjectMapper()).deviations(schema, example)).isEmpty();
  }

  @Test
  void eachBodyHasAnExample() {
    eachMediaType(
        (place, mediaType) -> assertThat(mediaType.path("examples")).as(place).isNotEmpty());
  }

  @Test
  void eachExampleOfAProblemHasTheStatusAndACodeOfItsAnswer() {
    Set<String> titles =
        Stream.of(ErrorCode.values())
            .map(code -> code.status() + " " + code.title())
            .collect(Collectors.toSet());
    eachResponse(
        (place, response) -> {
          var codes = new ArrayList<String>();
          response.path("x-florin-codes").forEach(code -> codes.add(code.asText()));
          String status = place.substring(place.lastIndexOf(' ') + 1);
          for (var named : response.path("content").path(PROBLEM).path("examples").properties()) {
            JsonNode problem = follow(named.getValue()).path("value");
            assertThat(problem.path("code").asText()).as(place).isIn(codes);
            assertThat(problem.path("code").asText()).as(place).isEqualTo(named.getKey());
            assertThat(problem.path("status").asText()).as(place).isEqualTo(status);
            assertThat(titles).contains(status + " " + problem.path("title").asText());
          }
        });
  }

  @Test
  void theExampleOfAStatementIsAChainWithRunningBalances() {
    JsonNode items =
        DOCUMENT
            .path("paths")
            .path("/v1/wallets/{walletId}/entries")
            .at("/get/responses/200/content")
            .path("application/json")
            .at("/examples/statement/value/items");

    for (int i = 0; i + 1 < items.size(); i++) {
      JsonNode entry = items.path(i);
      JsonNode before = items.path(i + 1);
      assertThat(entry.path("previousHash")).isEqualTo(before.path("hash"));
      assertThat(entry.path("version").asInt()).isEqualTo(before.path("version").asInt() + 1);
      assertThat(decimal(entry, "/balance/posted/amount"))
          .isEqualByComparingTo(
              decimal(before, "/balance/posted/amount").add(decimal(entry, "/amount/amount")));
    }
  }

  private static BigDecimal decimal(JsonNode node, String pointer) {
    return new BigDecimal(node.at(pointer).asText());
  }

  @Test
  void eachObjectInARequestIsClosed() {
    OPERATIONS.forEach(
        (id, operation) ->
            eachSchema(
                operation.path("body"),
                schema -> {
                  if (schema.path("type").toString().contains("object")) {
                    assertThat(schema.has("additionalProperties")).as(id + schema).isTrue();
                    assertThat(schema.path("additionalProperties")).as(id).isNotEqualTo(true);
                  }
                }));
  }

  @Test
  void eachTextInARequestHasABound() {
    OPERATIONS.forEach(
        (id, operation) ->
            Stream.of("body", "query")
                .forEach(
                    part ->
                        eachSchema(
                            operation.path(part),
                            schema -> {
                              if (schema.path("type").toString().contains("string")) {
                                assertThat(
                                        schema.has("maxLength")
                                            || schema.has("enum")
                                            || schema.path("pattern").asText().endsWith("}$"))
                                    .as(id + schema)
                                    .isTrue();
                              }
                            })));
  }

  @Test
  void eachPatternInARequestHasWordsOfItsOwn() {
    OPERATIONS.forEach(
        (id, operation) ->
            Stream.of("body", "query")
                .forEach(
                    part ->
                        eachSchema(
                            operation.path(part),
                            schema -> {
                              if (schema.has("pattern")) {
                                assertThat(schema.path("x-florin-message").asText())
                                    .as(id + schema)
                                    .endsWith(".");
                              }
                            })));
  }

  private static void eachSchema(JsonNode schema, Consumer<JsonNode> seen) {
    if (schema.isObject()) {
      seen.accept(schema);
      schema.path("properties").forEach(property -> eachSchema(property, seen));
      eachSchema(schema.path("items"), seen);
      eachSchema(schema.path("propertyNames"), seen);
      eachSchema(schema.path("additionalProperties"), seen);
    }
  }

  private static void eachMediaType(BiConsumer<String, JsonNode> seen) {
    eachOperation(
        (place, operation) ->
            operation
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(content -> seen.accept(place + " request", content.getValue())));
    eachResponse(
        (place, response) ->
            response
                .path("content")
                .properties()
                .forEach(content -> seen.accept(place, content.getValue())));
  }

  private static void eachResponse(BiConsumer<String, JsonNode> seen) {
    eachOperation(
        (place, operation) ->
            operation
                .path("responses")
                .properties()
                .forEach(
                    response ->
                        seen.accept(place + " " + response.getKey(), follow(response.getValue()))));
  }

  private static void eachOperation(BiConsumer<String, JsonNode> seen) {
    for (JsonNode pathItem : DOCUMENT.path("paths")) {
      for (JsonNode operation : pathItem) {
        if (operation.has("operationId")) {
          seen.accept(operation.path("operationId").asText(), operation);
        }
      }
    }
  }

  private static JsonNode follow(JsonNode node) {
    return new Schemas(DOCUMENT).follow(node);
  }

  private static JsonNode document() {
    try (InputStream file =
        ContractDocumentTest.class.getResourceAsStream("/contract/openapi.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

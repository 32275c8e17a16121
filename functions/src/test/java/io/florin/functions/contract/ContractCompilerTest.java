package io.florin.functions.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCompilerTest {
  private static final String PAY =
      """
      paths:
        /pay/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
          post:
            operationId: pay
            tags: [transfer]
            security: [{bearer: [ADMIN]}]
            parameters:
              - {name: Idempotency-Key, in: header, required: true, schema: {type: string}}
              - $ref: '#/components/parameters/Limit'
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      description: {$ref: '#/components/schemas/Words', maxLength: 3}
            responses:
              '400': {description: No., x-florin-codes: [validation-failed]}
      components:
        parameters:
          Limit: {name: limit, in: query, schema: {type: integer, default: 20}}
        schemas:
          Words: {type: string, description: For people., maxLength: 9}
      """;

  @TempDir private Path folder;

  @Test
  void anOperationIsCompleteInItself() throws IOException {
    JsonNode pay = new ContractCompiler(document(PAY)).operations().get("pay");

    assertThat(pay)
        .isEqualTo(
            document(
                """
                operationId: pay
                method: POST
                path: /pay/{id}
                tag: transfer
                callers: [ADMIN]
                idempotencyKey: REQUIRED
                query:
                  type: object
                  additionalProperties: false
                  required: []
                  properties:
                    limit: {type: integer}
                body:
                  type: object
                  properties:
                    description: {type: string, maxLength: 3}
                bodyRequired: false
                mediaTypes: [application/json]
                problems:
                  '400': [validation-failed]
                """));
  }

  @Test
  void whatASuccessCanBeIsListedWithJsonFirst() throws IOException {
    JsonNode document =
        document(
            PAY.replace(
                "'400': {description: No.,",
                "'200': {description: Yes., content: {text/csv: {}, application/json: {}}}\n"
                    + "        '400': {description: No., content: {text/html: {}},"));

    assertThat(
            Objects.requireNonNull(new ContractCompiler(document).operations().get("pay"))
                .path("mediaTypes"))
        .extracting(JsonNode::asText)
        .containsExactly("application/json", "text/csv");
  }

  @Test
  void anOperationThatDoesNotSayWhoMayCallItDoesNotCompile() throws IOException {
    JsonNode document = document(PAY.replace("security: [{bearer: [ADMIN]}]", "deprecated: true"));

    assertThatThrownBy(() -> new ContractCompiler(document).operations())
        .hasMessage("post /pay/{id} has no security.");
  }

  @Test
  void aReferenceToNothingDoesNotCompile() throws IOException {
    JsonNode document = document(PAY.replace("schemas/Words'", "schemas/Worlds'"));

    assertThatThrownBy(() -> new ContractCompiler(document).operations())
        .hasMessage("Nothing is at #/components/schemas/Worlds.");
  }

  @Test
  void aSchemaThatRefersToItselfDoesNotCompile() throws IOException {
    JsonNode document =
        document(
            PAY.replace(
                "Words: {type: string",
                "Words: {properties: {more: {$ref: '#/components/schemas/Words'}}"));

    assertThatThrownBy(() -> new ContractCompiler(document).operations())
        .hasMessageStartingWith("A schema refers to itself");
  }

  @Test
  void aKeyThatIsWrittenTwiceIsRefused() {
    assertThatThrownBy(() -> document("paths: {}\npaths: {}\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("paths");
  }

  private JsonNode document(String yaml) throws IOException {
    return ContractCompiler.read(Files.writeString(folder.resolve("document.yaml"), yaml));
  }
}

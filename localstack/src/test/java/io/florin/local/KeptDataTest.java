package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a data folder, everything outlives the stack that made it. */
class KeptDataTest {
  @TempDir private Path data;

  @Test
  void tablesAndSecretsOutliveTheStack() throws IOException {
    String secret;
    try (EmbeddedStack first = start(TinyTemplates.unchanged());
        HttpCalls http = new HttpCalls(first)) {
      assertThat(http.send("POST", "/store/put", "").body()).isEqualTo("put");
      secret = http.send("POST", "/store/secret", "").body();
    }
    try (EmbeddedStack second = start(TinyTemplates.unchanged());
        HttpCalls http = new HttpCalls(second)) {
      assertThat(http.send("POST", "/store/get", "").body()).isEqualTo("has item: true");
      assertThat(http.send("POST", "/store/secret", "").body()).isEqualTo(secret);
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("secrets.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void damagedSecretsAreRefusedAndNotMadeAnew() throws IOException {
    Path secrets = Files.writeString(data.resolve("secrets.json"), "{");

    assertThatThrownBy(() -> start(TinyTemplates.unchanged()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("The secrets in " + secrets + " can't be read");
    assertThat(secrets).hasContent("{");
  }

  @Test
  void aFolderInUseIsRefused() {
    try (EmbeddedStack first = start(TinyTemplates.unchanged())) {
      assertThat(first.api().getPort()).isPositive();
      assertThatThrownBy(() -> start(TinyTemplates.unchanged()))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "The folder %s is in use by another stack: stop that one, or choose another by --data.",
              data);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() throws IOException {
    Path file = Files.createFile(data.resolve("file"));
    StackOptions options =
        StackOptions.of(TinyTemplates.unchanged()).keepingDataIn(file.resolve("folder"));

    assertThatThrownBy(() -> EmbeddedStack.start(options))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "The folder %s can't be written: choose another by --data.", file.resolve("folder"));
  }

  @Test
  void aTableWithOtherIndexesThanItsTemplateIsRefused(@TempDir Path changed) {
    start(TinyTemplates.unchanged()).close();
    Path templates =
        TinyTemplates.changed(changed, "\"IndexName\": \"shards\"", "\"IndexName\": \"others\"");

    assertThatThrownBy(() -> start(templates))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(
            "Tiny-State: Ledger (AWS::DynamoDB::GlobalTable) has other keys or indexes than");
  }

  private EmbeddedStack start(Path templates) {
    return EmbeddedStack.start(StackOptions.of(templates).keepingDataIn(data));
  }
}

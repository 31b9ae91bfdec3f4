package io.github.sops4j.kms.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3AddressTest {

    @ParameterizedTest
    @CsvSource({
        "'',eu-west-1,b,https://b.s3.eu-west-1.amazonaws.com/p/k",
        "'',cn-north-1,b,https://b.s3.cn-north-1.amazonaws.com.cn/p/k",
        "'',eu-west-1,b.c,https://s3.eu-west-1.amazonaws.com/b.c/p/k",
        "http://127.0.0.1:9000,eu-west-1,b,http://127.0.0.1:9000/b/p/k",
        "http://[::1]:9000/,eu-west-1,b,http://[::1]:9000/b/p/k",
        "http://minio:9000,eu-west-1,b,http://minio:9000/b/p/k",
        "https://s3.example.org/base/,eu-west-1,b,https://b.s3.example.org/base/p/k"
    })
    void theBucketIsInTheHostWhereThatCanBe(
            String endpoint, String region, String bucket, String address) {
        assertThat(S3Address.of(endpoint, region, bucket, "p/k")).hasToString(address); // C177a
    }

    @Test
    void aNameIsWrittenSoThatItStaysTheSame() {
        assertThat(S3Address.of("http://127.0.0.1:1", "r", "b", "a b/%c?d#é"))
                .hasToString("http://127.0.0.1:1/b/a%20b/%25c%3Fd%23%C3%A9"); // C177a
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> S3Address.of("nowhere", "r", "b", "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not usable: nowhere");
    }
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
)

// crdsOf is what the types need of the CRDs in some files, one a line.
func crdsOf(files []string) (string, error) {
	var rows []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		for document := range bytes.SplitSeq(append([]byte("\n"), text...), []byte("\n---")) {
			row, err := factsOfCRD(document)
			if err != nil {
				return "", fmt.Errorf("%s: %w", file, err)
			}
			if row != "" {
				rows = append(rows, row)
			}
		}
	}
	if len(rows) == 0 {
		return "", fmt.Errorf("%s: no CustomResourceDefinition", strings.Join(files, ", "))
	}
	return "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n" + strings.Join(rows, ",\n") + "\n]}\n", nil
}

func factsOfCRD(document []byte) (string, error) {
	text, err := utilyaml.ToJSON(document)
	if err != nil {
		return "", err
	}
	var crd struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
		Metadata   struct {
			Name string `json:"name"`
		} `json:"metadata"`
		Spec object `json:"spec"`
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&crd); err != nil {
		return "", err
	}
	if crd.Kind != "CustomResourceDefinition" {
		return "", nil
	}
	delete(crd.Spec, "conversion")
	versions, _ := crd.Spec["versions"].([]any)
	for _, each := range versions {
		version, _ := each.(object)
		delete(version, "additionalPrinterColumns")
		withoutWords(version["schema"])
	}
	return flat(crd), nil
}

// operatorsFile finds the facts of an operator in a folder: `traefik.io_v3.7.9.json` for `traefik.io`. Empty: there are none.
func operatorsFile(folder, name string) (string, error) {
	for _, separator := range []string{"_", "-"} {
		found, err := filepath.Glob(filepath.Join(folder, name+separator+"v*.json"))
		if err != nil || len(found) > 1 {
			return "", fmt.Errorf("%s: more than one version of %s (%v)", folder, name, err)
		}
		if len(found) == 1 {
			return found[0], nil
		}
	}
	return "", nil
}
